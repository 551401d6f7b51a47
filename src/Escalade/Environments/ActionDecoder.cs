using Escalade.Noise;

namespace Escalade.Environments;

/// <summary>Policy outputs to an environment's action.</summary>
internal sealed class ActionDecoder
{
    private readonly ActionSpec _spec;
    private readonly BoxActions? _box;

    /// <exception cref="ArgumentException">Bins are asked for where actions are discrete already.</exception>
    public ActionDecoder(ActionSpec spec, ActionSpace space)
    {
        _spec = spec;
        _box = space as BoxActions;
        if (spec.Bins != 0 && _box is null)
        {
            throw new ArgumentException("The task's actions are discrete already; remove 'actions.bins'.", nameof(spec));
        }
        if (spec.Bins != 0 && _box!.Low.Concat(_box.High).Any(bound => !double.IsFinite(bound)))
        {
            throw new ArgumentException("The task's actions have no bounds to spread bins over; remove 'actions.bins'.", nameof(spec));
        }
        ActionSize = space.Size;
        OutputSize = space switch
        {
            DiscreteActions discrete => discrete.Count,
            _ when spec.Bins > 0 => space.Size * spec.Bins,
            _ => space.Size,
        };
    }

    /// <summary>Numbers in an action.</summary>
    public int ActionSize { get; }

    /// <summary>Numbers the policy must put out.</summary>
    public int OutputSize { get; }

    /// <param name="outputs"><c>[OutputSize]</c></param>
    /// <param name="action">Receives <c>[ActionSize]</c>.</param>
    /// <param name="noise">Source of action noise; null for none.</param>
    public void Decode(ReadOnlySpan<float> outputs, Span<double> action, RandomSource? noise)
    {
        if (_box is null)
        {
            action[0] = IndexOfGreatest(outputs);
            return;
        }
        for (var i = 0; i < action.Length; i++)
        {
            if (_spec.Bins > 0)
            {
                var bin = IndexOfGreatest(outputs.Slice(i * _spec.Bins, _spec.Bins));
                action[i] = _box.Low[i] + (_box.High[i] - _box.Low[i]) * bin / (_spec.Bins - 1);
                continue;
            }
            var value = (double)outputs[i];
            if (noise is not null)
            {
                value += _spec.Noise * noise.NextNormal();
            }
            action[i] = _spec.Clip ? Math.Clamp(value, _box.Low[i], _box.High[i]) : value;
        }
    }

    /// <summary>Of equals the first; a NaN is never greater.</summary>
    private static int IndexOfGreatest(ReadOnlySpan<float> values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best])
            {
                best = i;
            }
        }
        return best;
    }
}
