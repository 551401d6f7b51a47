using Escalade.MuJoCo.Tests.Support;

namespace Escalade.Cli.Tests;

/// <summary>What a head says.</summary>
[NeedsMuJoCo]
public sealed class HeadTests
{
    [Fact]
    public void Head_SaysHowToJoinAndWhoDid_AndTellsTheSignalThatEndedIt()
    {
        using var folder = new TestFolder();
        var address = $"127.0.0.1:{FreePort.Next()}";
        using var head = CommandLineProcess.Start(
            folder, "head", "swimmer", "--listen", address, "--set", "stop.target=null", "--set", "strategy.generation.candidates=4", "--threads", "1");
        Assert.StartsWith("Training swimmer", head.ReadLine());
        Assert.Equal($"Waiting for workers. On each machine that takes part: escalade join {address}", head.ReadLine());

        using var worker = CommandLineProcess.Start(folder, "join", address, "--threads", "1", "--name", "helper");
        Assert.StartsWith("generation 1 ", head.ReadLine());
        head.Signal("TERM");
        var outcome = head.WaitForEnd();

        Assert.Equal(143, outcome.ExitCode);
        Assert.Contains("\nhelper joined: 1 at once\n", "\n" + outcome.Error);
        Assert.DoesNotContain("warning", outcome.Error);
        Assert.Contains("Interrupted.", outcome.Output);
        Assert.Contains("escalade resume runs/swimmer-fast-seed0\n", outcome.Output);
    }

    [Fact]
    public void Join_WhenNobodyReadsOn_LeavesTheRunWhichGoesOn()
    {
        using var folder = new TestFolder();
        var address = $"127.0.0.1:{FreePort.Next()}";
        using var head = CommandLineProcess.Start(
            folder, "head", "swimmer", "--listen", address, "--set", "stop.target=null", "--set", "strategy.generation.candidates=4", "--threads", "1", "--json");
        using var worker = CommandLineProcess.Start(folder, "join", address, "--threads", "1");
        Assert.NotNull(head.ReadLine());
        worker.CloseOutput();

        var outcome = worker.WaitForEnd();

        Assert.Equal(141, outcome.ExitCode);
        Assert.DoesNotContain("escalade:", outcome.Error);
        using var other = CommandLineProcess.Start(folder, "join", address, "--threads", "1");
        Assert.NotNull(head.ReadLine());
    }

    [Fact]
    public void Head_BehindEveryAddress_NamesTheMachineAndTheKeys()
    {
        using var folder = new TestFolder();
        var port = FreePort.Next();
        Assert.Equal(0, CommandLineProcess.Run(folder, "cluster", "keys", "my keys").ExitCode);
        using var head = CommandLineProcess.Start(
            folder, "head", "swimmer", "--listen", $"0.0.0.0:{port}", "--keys", "my keys", "--threads", "1");
        Assert.NotNull(head.ReadLine());
        Assert.EndsWith($": escalade join {Environment.MachineName}:{port} --keys 'my keys'", head.ReadLine());
    }

    [Fact]
    public void Head_OnATerminal_SaysThatItWaitsAndKeepsItsViewWhole()
    {
        Terminal.Require();
        using var folder = new TestFolder();
        var address = $"127.0.0.1:{FreePort.Next()}";
        using var head = Terminal.Start(
            folder, columns: 100, "head", "swimmer", "--listen", address, "--set", "stop.target=null", "--set", "strategy.generation.candidates=4", "--threads", "1");
        Assert.StartsWith("Waiting for workers.", Terminal.Plain(head.ReadLine()!));
        Assert.Contains("waiting for workers", ReadUntil(head, "waiting for workers"));
        using var worker = CommandLineProcess.Start(folder, "join", address, "--threads", "1", "--name", "helper");
        var line = ReadUntil(head, "joined: 1 at once", out var shown);
        // Nothing of the view that stood there is left behind it.
        Assert.Contains("helper joined: 1 at once\e[K", line);
        Assert.DoesNotContain("warning", shown);
        Assert.Contains("helper: 1 at once", ReadUntil(head, "helper: 1 at once"));
        Assert.Contains("training", ReadUntil(head, "training"));
    }

    private static string ReadUntil(CommandLineProcess process, string text)
    {
        ReadUntil(process, text, out var shown);
        return shown;
    }

    /// <summary>Reads to the line with a text.</summary>
    /// <returns>The line, controls and all.</returns>
    private static string ReadUntil(CommandLineProcess process, string text, out string shown)
    {
        shown = "";
        while (true)
        {
            var line = process.ReadLine() ?? throw new EndOfStreamException(shown);
            shown += Terminal.Plain(line) + "\n";
            if (shown.Contains(text))
            {
                return line;
            }
        }
    }
}
