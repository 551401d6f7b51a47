using System.Text.Json.Nodes;

namespace Escalade.MuJoCo.Tests.Golden;

/// <summary>Episodes of one of Gymnasium's tasks with one set of parameters.</summary>
internal sealed record GoldenTrace(string Task, JsonObject Parameters, GoldenEpisode[] Episodes);

/// <summary>An episode: the state it starts from, the first observation, and what each step gave.</summary>
internal sealed record GoldenEpisode(double[] Positions, double[] Velocities, double[] Observation, GoldenStep[] Steps);

/// <summary>A step: the action as given, and Gymnasium's answer.</summary>
internal sealed record GoldenStep(double[] Action, double Reward, bool Terminated, double[] Observation);
