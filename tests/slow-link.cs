#!/usr/bin/env dotnet
#:property PublishAot=false
#:property OutputType=Exe
// A cable between two bridges that delays each frame and loses some: netem, for kernels that have none. Makes two TAP devices, which the
// caller puts into the bridges, and carries frames between them until it is ended. Linux, root.
//
//   dotnet run -c Release tests/slow-link.cs -- LEFT RIGHT DELAY_MS LOSS_PERCENT
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

var (left, right) = (Tap.Open(args[0]), Tap.Open(args[1]));
var delay = TimeSpan.FromMilliseconds(double.Parse(args[2]));
var loss = double.Parse(args[3]) / 100;
Carry(left, right, 1);
Carry(right, left, 2);
Console.WriteLine("ready");
Thread.Sleep(Timeout.Infinite);

void Carry(Tap from, Tap to, int seed)
{
    var random = new Random(seed);
    var frames = new BlockingCollection<(long Due, byte[] Bytes)>();
    new Thread(() =>
    {
        while (true)
        {
            var frame = from.Read();
            if (random.NextDouble() >= loss)
            {
                frames.Add((Stopwatch.GetTimestamp() + (long)(delay.TotalSeconds * Stopwatch.Frequency), frame));
            }
        }
    }).Start();
    new Thread(() =>
    {
        foreach (var (due, bytes) in frames.GetConsumingEnumerable())
        {
            var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (wait > TimeSpan.Zero)
            {
                Thread.Sleep(wait);
            }
            to.Write(bytes);
        }
    }).Start();
}

/// <summary>An Ethernet device whose other end is this program (Linux, Documentation/networking/tuntap).</summary>
internal sealed partial class Tap
{
    private const int ReadWrite = 2;
    private const nuint SetInterface = 0x400454ca;
    private const short TapWithoutHeader = 0x1002;

    private readonly byte[] _buffer = new byte[65536];
    private readonly int _file;

    private Tap(int file) => _file = file;

    public static Tap Open(string name)
    {
        var request = new byte[40];
        Encoding.ASCII.GetBytes(name).CopyTo(request, 0);
        BitConverter.TryWriteBytes(request.AsSpan(16), TapWithoutHeader);
        var file = open("/dev/net/tun", ReadWrite);
        return file >= 0 && ioctl(file, SetInterface, request) == 0
            ? new Tap(file)
            : throw new IOException($"No TAP device {name}: error {Marshal.GetLastPInvokeError()}.");
    }

    public byte[] Read() => _buffer.AsSpan(0, (int)Math.Max(0, read(_file, _buffer, _buffer.Length))).ToArray();

    // A frame that cannot be written is one more that is lost.
    public void Write(byte[] frame) => write(_file, frame, frame.Length);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int ioctl(int file, nuint request, byte[] argument);

    [LibraryImport("libc")]
    private static partial nint read(int file, byte[] buffer, nint count);

    [LibraryImport("libc")]
    private static partial nint write(int file, byte[] buffer, nint count);
}
