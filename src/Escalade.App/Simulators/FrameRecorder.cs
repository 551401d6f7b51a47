using Escalade.App.Outcomes;
using Escalade.Atari;
using Escalade.Environments;
using Escalade.Noise;
using StbImageWriteSharp;

namespace Escalade.App.Simulators;

/// <summary>Writes a picture of each timestep of an Atari episode.</summary>
/// <param name="folder">Where to; made if it does not exist.</param>
/// <param name="isPolicyView">Whether the policy's newest frame is shown rather than the television's screen.</param>
/// <param name="maxSteps">Timesteps after which the episode is cut off.</param>
internal sealed class FrameRecorder(string folder, bool isPolicyView, int maxSteps)
{
    /// <summary>Where the pictures are.</summary>
    public string Folder => folder;

    /// <summary>Pictures so far.</summary>
    public int Count { get; private set; }

    /// <summary>Rewards so far.</summary>
    public double Return { get; private set; }

    /// <summary>The environment, recorded.</summary>
    /// <exception cref="UsageException">It has no screen.</exception>
    public IEnvironment Of(IEnvironment environment)
    {
        if (environment is not AtariEnvironment atari)
        {
            environment.Dispose();
            throw new UsageException($"{environment.Spec.Id} has no screen: play is for Atari games.");
        }
        if (isPolicyView && atari.Frames.IsEmpty)
        {
            atari.Dispose();
            throw new UsageException("This policy sees memory, not frames: --view screen shows the game.");
        }
        return new Recorded(this, atari);
    }

    private void Write(AtariEnvironment environment)
    {
        Directory.CreateDirectory(folder);
        using var file = File.Create(Path.Combine(folder, $"{Count:D6}.png"));
        if (isPolicyView)
        {
            var size = environment.FrameSize;
            var newest = environment.Frames[^(size * size)..].ToArray();
            new ImageWriter().WritePng(newest, size, size, ColorComponents.Grey, file);
        }
        else
        {
            var pixels = environment.Screen;
            var colors = environment.Palette.Colors;
            var rgb = new byte[3 * pixels.Length];
            for (var i = 0; i < pixels.Length; i++)
            {
                var color = colors[pixels[i]];
                (rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2]) = ((byte)(color >> 16), (byte)(color >> 8), (byte)color);
            }
            new ImageWriter().WritePng(rgb, AtariEnvironment.ScreenWidth, pixels.Length / AtariEnvironment.ScreenWidth, ColorComponents.RedGreenBlue, file);
        }
        Count++;
    }

    private sealed class Recorded(FrameRecorder recorder, AtariEnvironment environment) : IEnvironment
    {
        private int _steps;

        public EnvironmentSpec Spec => environment.Spec;

        public void Reset(RandomSource random, Span<double> observation)
        {
            environment.Reset(random, observation);
            recorder.Write(environment);
        }

        public StepResult Step(ReadOnlySpan<double> action, Span<double> observation)
        {
            var result = environment.Step(action, observation);
            recorder.Write(environment);
            recorder.Return += result.Reward;
            return result with { Truncated = result.Truncated || ++_steps >= recorder.MaxSteps };
        }

        public void Dispose() => environment.Dispose();
    }

    private int MaxSteps => maxSteps;
}
