using Escalade.Environments;

namespace Escalade.App.Tasks;

/// <summary>Tasks that a program adds by themselves, without a simulator.</summary>
internal sealed class OwnTasks(string program, IReadOnlyList<TaskDefinition> tasks) : ISimulator
{
    public string Name => program;

    public IReadOnlyList<TaskDefinition> Tasks => tasks;
}
