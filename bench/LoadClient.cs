using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KobanBot.Bench;

/// <summary>
/// One keep-alive HTTP/1.1 connection that sends prepared bodies and reads answers, by their Content-Length or in chunks. Written by hand so that the
/// generator takes as little as possible of the two cores that it shares with the bot.
/// </summary>
internal sealed class LoadClient : IAsyncDisposable
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] EndOfChunks = "\r\n0\r\n\r\n"u8.ToArray();

    /// <summary>In place of a length: the answer comes in chunks.</summary>
    private const int InChunks = -1;

    private readonly Socket _socket;
    private readonly byte[] _in = new byte[256 * 1024];

    private LoadClient(Socket socket) => _socket = socket;

    public int Status { get; private set; }

    public static async Task<LoadClient> ConnectAsync(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
        return new LoadClient(socket);
    }

    public static byte[] Request(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var head =
            $"POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {bytes.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. bytes];
    }

    /// <summary>Sends and waits for the whole answer, whose body it returns.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> SendAsync(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        var filled = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_in.AsMemory(filled));
            if (read == 0)
            {
                throw new IOException("The bot closed the connection.");
            }

            filled += read;
            var head = _in.AsSpan(0, filled).IndexOf(EndOfHead);
            if (head < 0)
            {
                continue;
            }

            var (status, length) = Head(_in.AsSpan(0, head));
            var body = _in.AsMemory((head + 4)..filled);
            Status = status;
            if (length == InChunks && body.Span.EndsWith(EndOfChunks))
            {
                return Joined(body);
            }

            if (length != InChunks && body.Length >= length)
            {
                return body[..length];
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static (int Status, int Length) Head(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("Content-Length: "u8);
        var length =
            at >= 0 ? Number(head[(at + 16)..])
            : head.IndexOf("Transfer-Encoding: chunked"u8) >= 0 ? InChunks
            : 0;
        return (Number(head[9..]), length);
    }

    /// <summary>The chunks without their sizes, moved together in their own buffer.</summary>
    private static Memory<byte> Joined(Memory<byte> chunks)
    {
        var all = chunks.Span;
        var (read, written) = (0, 0);
        while (Utf8Parser.TryParse(all[read..], out int size, out var digits, 'x') && size > 0)
        {
            all.Slice(read + digits + 2, size).CopyTo(all[written..]);
            read += digits + 2 + size + 2;
            written += size;
        }

        return chunks[..written];
    }

    private static int Number(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out int number, out _) ? number : 0;
}
