using Escalade.App.Composition;
using Escalade.Atari;
using Escalade.Atari.Roms;
using Escalade.MuJoCo;

namespace Escalade.App.Simulators;

/// <summary>The simulators that come with Escalade: the one place that knows them by name.</summary>
internal static class BundledSimulators
{
    public static IReadOnlyList<SimulatorModule> Create()
    {
        var roms = RomLibrary.OfUser();
        return
        [
            new SimulatorModule(new MuJoCoSimulator()) { Commands = [TraceCommand.Create, app => BenchCommand.Create(app, roms)] },
            new SimulatorModule(new AtariSimulator(roms))
            {
                CreateOption = () => new RomOption(roms),
                Commands = [app => AtariCommand.Create(app, roms)],
            },
        ];
    }
}
