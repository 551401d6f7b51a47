using Spectre.Console;
using Spectre.Console.Rendering;

namespace Escalade.App.Progress;

/// <summary>
/// A line that ends where it ends, however narrow the terminal, so that a command in it can be copied; and that leaves
/// nothing of the live view that it is written over.
/// </summary>
internal sealed class UnbrokenLine(string text, string label = "") : Renderable
{
    private const string EraseToTheEndOfTheLine = "\e[K";

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
    [
        new Segment(label, new Style(Color.Yellow)), new Segment(text), Segment.Control(EraseToTheEndOfTheLine), Segment.LineBreak,
    ];
}
