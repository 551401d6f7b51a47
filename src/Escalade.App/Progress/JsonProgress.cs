using System.Text.Json;
using System.Text.Json.Nodes;
using Escalade.App.Output;
using Escalade.Runs;

namespace Escalade.App.Progress;

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

    public void Warn(string message) => Warnings.Write(message);

    private void Show(ProgressFigures progress)
    {
        var report = progress.Report!;
        var line = new JsonObject();
        foreach (var column in GenerationColumns.All)
        {
            line[column.Name] = column.JsonOf(report);
        }
        line["timestepsPerSecond"] = JsonLines.Number(progress.TimestepsPerSecond);
        line["simulatorShare"] = JsonLines.Number(progress.SimulatorShare);
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
