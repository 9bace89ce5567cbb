using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Bakohumas.Benchmarks;

/// <summary>What a run of requests gave: how many a second, how long they took, and every answer that was not 2xx.</summary>
internal sealed record Measured(double PerSecond, double P50, double P99, double Longest, int Answered, int Refused);

/// <summary>
/// A closed loop of plain HTTP/1.1 on kept-alive loopback sockets, each connection asking again as soon as it was answered. Says as
/// little as it can, because it shares the two cores with what it measures.
/// </summary>
internal static class Load
{
    /// <param name="next">Body of the next request, or null when there are no more; called from all connections.</param>
    public static async Task<(Measured Warm, Measured Run)> PostAsync(
        Uri address, string path, string? bearer, int connections, TimeSpan warmUp, TimeSpan duration, Func<string?> next)
    {
        var begin = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => ConnectionAsync(address, path, bearer, begin, warmUp + duration, next))));
        var all = answers.SelectMany(a => a).ToList();
        var border = (long)(warmUp.TotalSeconds * Stopwatch.Frequency);
        return (Sum(all.Where(a => a.End < border).ToList(), 0), Sum(all.Where(a => a.End >= border).ToList(), border));
    }

    private static Measured Sum(List<(long End, long Took, bool Good)> answers, long from)
    {
        if (answers.Count == 0) return new(0, 0, 0, 0, 0, 0);
        var took = answers.Select(a => a.Took * 1000.0 / Stopwatch.Frequency).Order().ToArray();
        var seconds = (answers.Max(a => a.End) - from) / (double)Stopwatch.Frequency;
        return new(answers.Count / seconds, took[took.Length / 2], took[(int)(took.Length * 0.99)], took[^1], answers.Count, answers.Count(a => !a.Good));
    }

    private static async Task<List<(long End, long Took, bool Good)>> ConnectionAsync(Uri address, string path, string? bearer, long begin, TimeSpan total, Func<string?> next)
    {
        var answers = new List<(long, long, bool)>(64 * 1024);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        var buffer = new byte[16 * 1024];
        var head = $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\n{(bearer is null ? "" : $"Authorization: Bearer {bearer}\r\n")}Content-Length: ";
        while (Stopwatch.GetElapsedTime(begin) < total && next() is { } body)
        {
            var request = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{head}{Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));
            var sent = Stopwatch.GetTimestamp();
            await socket.SendAsync(request);
            var good = await ReadAsync(socket, buffer);
            var end = Stopwatch.GetTimestamp();
            answers.Add((end - begin, end - sent, good));
        }

        return answers;
    }

    // Reads one whole answer, of a known length or in chunks; true for 2xx.
    private static async Task<bool> ReadAsync(Socket socket, byte[] buffer)
    {
        for (var got = 0; ;)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(got));
            if (read == 0) throw new IOException("The server closed the connection.");
            got += read;
            if (Complete(buffer.AsSpan(0, got))) return buffer[9] == (byte)'2';
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
