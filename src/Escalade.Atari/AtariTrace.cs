using System.IO.Hashing;
using Escalade.Atari.Games;
using Escalade.Atari.Roms;

namespace Escalade.Atari;

/// <summary>Plays given actions and writes a line a frame, so that emulators can be compared frame by frame.</summary>
/// <remarks>
/// Columns: frame, action, reward, lives, 1 if the game is over, CRC-32 of the 128 bytes of memory, CRC-32 of the screen's
/// colour values. Line 0 is the console after its cartridge was put in. When the game is over the console is reset, and a
/// line with the same number and action -1 tells what it then shows. The actions are held one frame each, none is sticky, and no
/// episode ends but with its game.
/// </remarks>
public static class AtariTrace
{
    /// <summary>Writes a trace.</summary>
    /// <param name="rom">The cartridge.</param>
    /// <param name="actions">What is done, frame by frame.</param>
    /// <param name="output">Receives the lines.</param>
    public static void Write(Rom rom, IEnumerable<AtariAction> actions, TextWriter output)
    {
        var rules = rom.Game.Facts;
        var console = new GameConsole(rom.Game, rom.Bytes, rules.Modes[0], rules.Difficulties[0]);
        output.WriteLine($"# rom md5 {rom.Md5}");
        output.WriteLine(
            $"# screen {console.Screen.Length / AtariEnvironment.ScreenWidth}x{AtariEnvironment.ScreenWidth} minimal {string.Join(' ', rules.MinimalActions.Select(action => (int)action))}");
        output.WriteLine("# frame action reward lives gameover crc32(ram128) crc32(screen palette indices)");
        var frame = 0;
        WriteLine(-1, 0);
        foreach (var action in actions)
        {
            frame++;
            WriteLine((int)action, console.Act(action));
            if (console.IsOver)
            {
                console.Reset();
                WriteLine(-1, 0);
            }
        }

        void WriteLine(int action, int reward) => output.WriteLine(
            $"{frame} {action} {reward} {console.Lives} {(console.IsOver ? 1 : 0)} {Crc32.HashToUInt32(console.Memory):x8} {Crc32.HashToUInt32(console.Screen):x8}");
    }
}
