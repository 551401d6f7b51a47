using System.Runtime.InteropServices;
using System.Text;
using Escalade.App.Outcomes;

namespace Escalade.App.Output;

/// <summary>
/// Standard output that is a pipe or a file. .NET's own stream ignores that the reader has gone (EPIPE), and a run would go on
/// although nobody reads it.
/// </summary>
internal sealed unsafe partial class RedirectedOutput : Stream
{
    private const int Handle = 1;
    private const int BrokenPipe = 32;
    private const int Interrupted = 4;

    // EAGAIN on Linux and macOS: the pipe is non-blocking, and full.
    private static readonly int WouldBlock = OperatingSystem.IsMacOS() ? 35 : 11;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Puts it in place of the console's, where the output is redirected.</summary>
    public static void Install()
    {
        if (Console.IsOutputRedirected && !OperatingSystem.IsWindows())
        {
            Console.SetOut(new StreamWriter(new RedirectedOutput(), new UTF8Encoding(false), 1 << 14) { AutoFlush = true });
        }
    }

    /// <summary>Standard output for much text at once; flush or dispose it.</summary>
    public static StreamWriter Open()
    {
        var stream = Console.IsOutputRedirected && !OperatingSystem.IsWindows() ? new RedirectedOutput() : Console.OpenStandardOutput();
        return new StreamWriter(stream, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
    }

    /// <exception cref="OutputClosedException">Nobody reads it any more.</exception>
    /// <exception cref="IOException">It cannot be written, such as to a full disk.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            nint written;
            fixed (byte* bytes = buffer)
            {
                written = WriteSome(Handle, bytes, (nuint)buffer.Length);
            }
            if (written >= 0)
            {
                buffer = buffer[(int)written..];
                continue;
            }
            var error = Marshal.GetLastPInvokeError();
            if (error == BrokenPipe)
            {
                throw new OutputClosedException();
            }
            if (error == WouldBlock)
            {
                Thread.Sleep(Pause);
            }
            else if (error != Interrupted)
            {
                throw new IOException($"standard output: {Marshal.GetPInvokeErrorMessage(error)}");
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteSome(int handle, byte* bytes, nuint count);
}
