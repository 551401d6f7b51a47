namespace Escalade.App.Progress;

/// <summary>When the target will be reached if the last generations' straight-line trend goes on. Not thread-safe.</summary>
internal sealed class TargetForecast(double target)
{
    private const int Least = 6;
    private const int Most = 50;
    private const double MostSeconds = 100 * 3600;

    private readonly Queue<(double Seconds, double Return)> _recent = new();

    public void Add(double seconds, double value)
    {
        _recent.Enqueue((seconds, value));
        if (_recent.Count > Most)
        {
            _recent.Dequeue();
        }
    }

    /// <summary>Seconds left; null when returns do not clearly rise, or rise too slowly to say.</summary>
    public double? SecondsLeft
    {
        get
        {
            if (_recent.Count < Least)
            {
                return null;
            }
            var n = _recent.Count;
            var meanSeconds = _recent.Average(p => p.Seconds);
            var meanReturn = _recent.Average(p => p.Return);
            double xx = 0, xy = 0, yy = 0;
            foreach (var (seconds, value) in _recent)
            {
                xx += (seconds - meanSeconds) * (seconds - meanSeconds);
                xy += (seconds - meanSeconds) * (value - meanReturn);
                yy += (value - meanReturn) * (value - meanReturn);
            }
            var slope = xy / xx;
            var slopeError = Math.Sqrt(Math.Max(0, yy - slope * xy) / (n - 2) / xx);
            if (!(slope > 2 * slopeError) || slope <= 0)
            {
                return null;
            }
            var last = _recent.Last().Seconds;
            var now = meanReturn + slope * (last - meanSeconds);
            var left = (target - now) / slope;
            return left is >= 0 and < MostSeconds ? left : left < 0 ? 0 : null;
        }
    }
}
