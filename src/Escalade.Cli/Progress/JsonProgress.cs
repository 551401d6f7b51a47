using System.Text.Json;
using System.Text.Json.Nodes;

namespace Escalade.Cli.Progress;

/// <summary>One JSON object a line on standard output, and nothing else there.</summary>
internal sealed class JsonProgress(SessionLabels labels, ClusterMeter? cluster) : ITrainingProgress
{
    public TrainingResult Run(Func<Action<ProgressFigures>, TrainingResult> train)
    {
        if (labels.Waiting is { } waiting)
        {
            Inform(waiting);
        }
        var result = train(Show);
        JsonLines.Write(new JsonObject
        {
            ["reason"] = JsonNamingPolicy.CamelCase.ConvertName(result.Reason.ToString()),
            ["generation"] = result.Generation,
            ["timesteps"] = result.Timesteps,
            ["seconds"] = result.Seconds,
            ["evaluationReturn"] = JsonLines.Number(result.EvaluationReturn),
            ["parametersHash"] = result.ParametersHash,
            ["run"] = labels.Run,
        });
        return result;
    }

    public void Confirming(int episodes) { }

    public void Inform(string message) => Console.Error.WriteLine(message);

    public void Warn(string message) => TrainingSession.Warn(message);

    private void Show(ProgressFigures progress)
    {
        var report = progress.Report!;
        var line = new JsonObject
        {
            ["generation"] = report.Generation,
            ["episodes"] = report.Episodes,
            ["timesteps"] = report.Timesteps,
            ["seconds"] = report.Seconds,
            ["evaluationReturn"] = JsonLines.Number(report.EvaluationReturn),
            ["bestReturn"] = JsonLines.Number(report.BestReturn),
            ["meanReturn"] = JsonLines.Number(report.MeanReturn),
            ["meanLength"] = report.MeanLength,
            ["timestepsPerSecond"] = JsonLines.Number(progress.TimestepsPerSecond),
            ["simulatorShare"] = JsonLines.Number(progress.SimulatorShare),
            ["nonFiniteReturns"] = report.NonFiniteReturns,
        };
        if (cluster?.Read() is { } figures)
        {
            line["workers"] = figures.Workers.Count;
            line["lanes"] = figures.Lanes;
            line["bytesFromWorkersAPair"] = JsonLines.Number(figures.BytesFromWorkersAPair);
            line["bytesToAWorkerAPair"] = JsonLines.Number(figures.BytesToAWorkerAPair);
            line["waitingShare"] = JsonLines.Number(figures.WaitingShare);
        }
        JsonLines.Write(line);
    }
}
