namespace Escalade.App.Progress;

/// <summary>Returns over a whole session in little memory: when it is full, neighbours merge into their mean.</summary>
internal sealed class ReturnHistory
{
    private const int Capacity = 128;

    private readonly List<double> _values = [];
    private int _perValue = 1;
    private double _sum;
    private int _count;

    /// <summary>The returns so far, oldest first; the newest, incomplete one included.</summary>
    public IReadOnlyList<double> Values => _count == 0 ? [.. _values] : [.. _values, _sum / _count];

    public void Add(double value)
    {
        _sum += value;
        if (++_count < _perValue)
        {
            return;
        }
        _values.Add(_sum / _count);
        (_sum, _count) = (0, 0);
        if (_values.Count < Capacity)
        {
            return;
        }
        for (var i = 0; i < Capacity / 2; i++)
        {
            _values[i] = (_values[2 * i] + _values[2 * i + 1]) / 2;
        }
        _values.RemoveRange(Capacity / 2, Capacity / 2);
        _perValue *= 2;
    }
}
