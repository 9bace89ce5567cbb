using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Bakohumas.Benchmarks;

/// <summary>What runs of requests gave: how many a second, how long they took, and every answer that was not the expected one.</summary>
internal sealed record Measured(double PerSecond, double P50, double P95, double P99, double Longest, int Answered, int Refused)
{
    /// <summary>Several runs as one.</summary>
    public static Measured Of(params IReadOnlyCollection<Answers> runs)
    {
        var took = runs.SelectMany(r => r.Took).Select(t => t.TotalMilliseconds).Order().ToArray();
        if (took.Length == 0) return new(0, 0, 0, 0, 0, 0, 0);
        return new(
            took.Length / runs.Sum(r => r.Spent.TotalSeconds), took[took.Length / 2], took[(int)(took.Length * 0.95)], took[(int)(took.Length * 0.99)], took[^1],
            took.Length, runs.Sum(r => r.Refused));
    }
}

/// <summary>The answers of one run.</summary>
internal sealed record Answers(IReadOnlyList<TimeSpan> Took, int Refused, TimeSpan Spent)
{
    /// <summary>How often each status came that was not the expected one; 0 stands for a connection that was closed.</summary>
    public IReadOnlyDictionary<int, int> Odd { get; init; } = new Dictionary<int, int>();
}

/// <summary>
/// A closed loop of plain HTTP/1.1 on kept-alive loopback sockets, each connection asking again as soon as it was answered. Says as
/// little as it can, because it shares the two cores with what it measures.
/// </summary>
internal static class Load
{
    /// <param name="next">The next request, or null when there are no more; called from all connections.</param>
    /// <param name="expected">Status of a good answer; null takes any 2xx.</param>
    /// <param name="perSecond">
    /// Requests a second on all connections together, asked at fixed times whether earlier ones were answered or not: waiting for a free
    /// connection counts. Null asks as fast as it is answered.
    /// </param>
    public static async Task<Answers> RunAsync(Uri address, int connections, TimeSpan duration, Func<byte[]?> next, int? expected = null, double? perSecond = null)
    {
        var begin = Stopwatch.GetTimestamp();
        var turn = -1;
        var loops = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => ConnectionAsync(address, begin, duration, next, expected, Plan))));
        return new([.. loops.SelectMany(l => l.Took)], loops.Sum(l => l.Odd.Values.Sum()), Stopwatch.GetElapsedTime(begin))
        {
            Odd = loops.SelectMany(l => l.Odd).GroupBy(o => o.Key).ToDictionary(o => o.Key, o => o.Sum(one => one.Value)),
        };

        long? Plan() => perSecond is { } rate ? begin + (long)(Interlocked.Increment(ref turn) / rate * Stopwatch.Frequency) : null;
    }

    public static byte[] Get(Uri address, string path, string? cookie = null) =>
        Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\n{Cookie(cookie)}\r\n");

    /// <param name="headers">Whole lines.</param>
    public static byte[] Post(Uri address, string path, string mediaType, ReadOnlySpan<byte> body, string headers = "")
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: {mediaType}\r\n{headers}Content-Length: {body.Length}\r\n\r\n"));
        return [.. head, .. body];
    }

    public static string Cookie(string? cookie) => string.IsNullOrEmpty(cookie) ? "" : $"Cookie: {cookie}\r\n";

    private static async Task<(List<TimeSpan> Took, Dictionary<int, int> Odd)> ConnectionAsync(
        Uri address, long begin, TimeSpan duration, Func<byte[]?> next, int? expected, Func<long?> plan)
    {
        var (took, odd) = (new List<TimeSpan>(1024), new Dictionary<int, int>());
        var socket = await ConnectAsync(address);
        try
        {
            var buffer = new byte[16 * 1024];
            while (Stopwatch.GetElapsedTime(begin) < duration && next() is { } request)
            {
                var asked = plan();
                if (asked is { } at && Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), at) is { Ticks: > 0 } early) await Task.Delay(early);
                var sent = asked ?? Stopwatch.GetTimestamp();
                int status;
                try
                {
                    await socket.SendAsync(request);
                    (status, buffer) = await ReadAsync(socket, buffer);
                }
                catch (Exception fault) when (fault is IOException or SocketException)
                {
                    socket.Dispose();
                    (status, socket) = (0, await ConnectAsync(address));
                }

                took.Add(Stopwatch.GetElapsedTime(sent));
                if (expected is { } wanted ? status != wanted : status / 100 != 2) odd[status] = odd.GetValueOrDefault(status) + 1;
            }
        }
        finally
        {
            socket.Dispose();
        }

        return (took, odd);
    }

    private static async Task<Socket> ConnectAsync(Uri address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        return socket;
    }

    // Reads one whole answer, of a known length or in chunks; the buffer grows with the longest.
    private static async Task<(int Status, byte[] Buffer)> ReadAsync(Socket socket, byte[] buffer)
    {
        for (var got = 0; ;)
        {
            if (got == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            var read = await socket.ReceiveAsync(buffer.AsMemory(got));
            if (read == 0) throw new IOException("The server closed the connection.");
            got += read;
            if (Complete(buffer.AsSpan(0, got))) return (int.Parse(buffer.AsSpan(9, 3), CultureInfo.InvariantCulture), buffer);
        }
    }

    private static bool Complete(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0) return false;
        var headers = answer[..head];
        var length = headers.IndexOf("Content-Length: "u8);
        if (length < 0) return headers.IndexOf("chunked"u8) < 0 || answer[(head + 4)..].EndsWith("0\r\n\r\n"u8);
        var value = headers[(length + 16)..];
        var end = value.IndexOf((byte)'\r');
        return answer.Length >= head + 4 + int.Parse(end < 0 ? value : value[..end], CultureInfo.InvariantCulture);
    }
}
