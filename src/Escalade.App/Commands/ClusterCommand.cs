using System.CommandLine;
using Escalade.App.Composition;
using Escalade.App.Outcomes;
using Escalade.Cluster.Security;

namespace Escalade.App.Commands;

/// <summary><c>cluster keys DIR</c>: makes what a cluster beyond one machine needs.</summary>
internal static class ClusterCommand
{
    public static Command Create(Application app)
    {
        var folder = new Argument<string>("DIR") { Description = "A folder for the keys; made if it does not exist." };
        var keys = new Command("keys", "Makes a private authority and certificates for a head and its workers.") { folder };
        keys.SetAction(parsed =>
        {
            var directory = parsed.GetValue(folder)!;
            ClusterKeys.Create(directory);
            Console.WriteLine($"""
                Keys are in {directory}, good for ten years.
                The head needs authority.pem and head.pem, each worker authority.pem and worker.pem. All but authority.pem are secret.
                authority.key certifies more of them: nobody else needs it.
                Next:
                  {app.Command("head", "swimmer", "--listen", "0.0.0.0:7117", "--keys", directory)}
                  {app.Command("join", "HEAD:7117", "--keys", directory)}
                """);
            return ExitCodes.Done;
        });
        return new Command("cluster", "Prepares a cluster.") { keys };
    }
}
