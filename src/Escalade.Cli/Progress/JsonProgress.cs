using System.Text.Json;
using System.Text.Json.Nodes;

namespace Escalade.Cli.Progress;

/// <summary>One JSON object a line on standard output, and nothing else there.</summary>
internal sealed class JsonProgress(SessionLabels labels, ClusterMeter? cluster) : ITrainingProgress
{
    public void Run(Func<Action<ProgressFigures>, TrainingResult> train)
    {
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
    }

    public void Confirming(int episodes) { }

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
            line["capacity"] = figures.Capacity;
            line["bytesFromWorkersACandidate"] = JsonLines.Number(figures.BytesFromWorkersACandidate);
            line["bytesToAWorkerACandidate"] = JsonLines.Number(figures.BytesToAWorkerACandidate);
            line["waitingShare"] = JsonLines.Number(figures.WaitingShare);
        }
        JsonLines.Write(line);
    }
}
