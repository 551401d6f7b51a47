using Escalade.Numerics;
using Escalade.Settings;

namespace Escalade.Optimizers;

/// <summary>
/// A positive number that may change from generation to generation. In a recipe either a plain number, or
/// <c>{"from": 0.1, "to": 0.01, "generations": 500}</c> (a straight line, constant afterwards), or
/// <c>{"from": 0.1, "decay": 0.995, "to": 0.01}</c> (a factor a generation, not below <c>to</c>).
/// </summary>
public sealed record Schedule : ISettings<Schedule>
{
    /// <summary>
    /// The range of a value. A step of more than 1e9 leaves a float32 parameter no digits for anything else.
    /// </summary>
    internal static Limits ValueLimits { get; } = Limits.Above(0).To(1e9);

    /// <summary>The value at generation 0.</summary>
    public double From { get; init; }

    /// <summary>The value it ends at; null for a constant.</summary>
    public double? To { get; init; }

    /// <summary>Generations that a straight line takes from <see cref="From"/> to <see cref="To"/>.</summary>
    public int? Generations { get; init; }

    /// <summary>The factor a generation, in (0, 1).</summary>
    public double? Decay { get; init; }

    /// <summary>A constant.</summary>
    public static implicit operator Schedule(double value) => new() { From = value };

    /// <summary>A constant; the named form of the conversion.</summary>
    public static Schedule FromDouble(double value) => value;

    /// <summary>The value at a generation.</summary>
    public double At(int generation)
    {
        if (Decay is { } decay)
        {
            return Math.Max(To ?? 0, From * Powers.Power(decay, generation));
        }
        if (To is { } to && Generations is { } span)
        {
            return From + (to - From) * Math.Min(1.0, (double)generation / span);
        }
        return From;
    }

    /// <inheritdoc/>
    public Schedule Visit(SettingsVisitor keys)
    {
        var read = new Schedule
        {
            From = keys.Number(From, ValueLimits),
            To = keys.Number(To, ValueLimits),
            Generations = keys.Whole(Generations, Limits.From(1)),
            Decay = keys.Number(Decay, Limits.Above(0).Below(1)),
        };
        keys.Require(read.Decay is null || read.Generations is null, nameof(Generations), "is not said beside 'decay'");
        keys.Require(read.To is null || (read.Decay is not null || read.Generations is not null), nameof(To), "needs 'generations' or 'decay' beside it");
        keys.Require(read.Generations is null || read.To is not null, nameof(Generations), "needs 'to' beside it");
        return read;
    }
}
