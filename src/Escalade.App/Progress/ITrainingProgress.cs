using Escalade.App.Outcomes;

namespace Escalade.App.Progress;

/// <summary>Shows a session of training.</summary>
internal interface ITrainingProgress
{
    /// <summary>Lets a session run and shows it: how it begins, each generation, how it ends.</summary>
    /// <param name="train">Trains; calls what it is given after each generation.</param>
    /// <returns>Where training ended.</returns>
    /// <exception cref="OutputClosedException">Nobody looks any more.</exception>
    TrainingResult Run(Func<Action<ProgressFigures>, TrainingResult> train);

    /// <summary>Says that the policy now plays fresh episodes, which may take a while.</summary>
    void Confirming(int episodes);

    /// <summary>Says out of turn what is good to know. Thread-safe.</summary>
    void Inform(string message);

    /// <summary>Says out of turn what is not as it should be. Thread-safe.</summary>
    void Warn(string message);
}
