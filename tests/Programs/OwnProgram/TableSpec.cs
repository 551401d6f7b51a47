using Escalade.Policies;
using Escalade.Settings;

namespace OwnProgram;

/// <summary>A table of actions over a grid of the first two observations.</summary>
internal sealed record TableSpec : PolicySpec
{
    /// <summary>Cells along each observation, at least 1.</summary>
    public int Cells { get; init; } = 4;

    public override IPolicy Create(int observationSize, int outputSize) => new Table(observationSize, outputSize, Cells);

    public override PolicySpec Visit(SettingsVisitor keys) => this with { Cells = keys.Whole(Cells, Limits.From(1).To(100)) };

    private sealed class Table : IPolicy
    {
        private readonly int _cells;
        private readonly float[] _actions;

        public Table(int observationSize, int outputSize, int cells)
        {
            (ObservationSize, OutputSize, _cells) = (observationSize, outputSize, cells);
            Layout.Add("actions", cells, cells, outputSize);
            _actions = new float[Layout.Count];
        }

        public ParameterLayout Layout { get; } = new();

        public int ObservationSize { get; }

        public int OutputSize { get; }

        public void Initialize(ulong seed, Span<float> parameters) => parameters.Clear();

        public void SetParameters(ReadOnlySpan<float> parameters) => parameters.CopyTo(_actions);

        public void Reset() { }

        public void Act(ReadOnlySpan<float> observation, Span<float> output) =>
            _actions.AsSpan((Cell(observation[0] / 3) * _cells + Cell(observation[1])) * OutputSize, OutputSize).CopyTo(output);

        /// <summary>Where a number from -1 to 1 lies, and what is beyond with the outermost.</summary>
        private int Cell(float value) => Math.Clamp((int)MathF.Floor((value + 1) / 2 * _cells), 0, _cells - 1);
    }
}
