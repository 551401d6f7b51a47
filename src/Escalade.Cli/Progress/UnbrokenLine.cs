using Spectre.Console.Rendering;

namespace Escalade.Cli.Progress;

/// <summary>A line that ends where it ends, however narrow the terminal: a command in it can be copied.</summary>
internal sealed class UnbrokenLine(string text, string? label = null) : Renderable
{
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        label is null
            ? [new Segment(text), Segment.LineBreak]
            : [new Segment(label, new Spectre.Console.Style(Spectre.Console.Color.Yellow)), new Segment(text), Segment.LineBreak];
}
