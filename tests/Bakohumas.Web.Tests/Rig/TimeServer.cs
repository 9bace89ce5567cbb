using System.Net;

namespace Bakohumas.Web.Tests.Rig;

/// <summary>How a timestamp authority behaves.</summary>
internal enum TimeServerMode
{
    Answers,

    /// <summary>503 with a page.</summary>
    Fails,

    /// <summary>Takes the question and never answers.</summary>
    Hangs,

    /// <summary>200 with something else.</summary>
    Babbles,

    /// <summary>More bytes than any token has.</summary>
    Floods,

    /// <summary>The right answer to an older question.</summary>
    Repeats,

    /// <summary>A right answer by an authority that nobody pinned.</summary>
    Impersonates,
}

/// <summary>A timestamp authority behind a real HTTP listener.</summary>
internal sealed class TimeServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly CancellationTokenSource stop = new();
    private readonly TimeAuthority stranger = new();
    private byte[]? last;

    public TimeServer()
    {
        Url = $"http://127.0.0.1:{Loopback.FreePort()}/tsa/";
        listener.Prefixes.Add(Url);
        listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public TimeAuthority Authority { get; } = new();

    public string Url { get; }

    public TimeServerMode Mode { get; set; }

    public int Questions { get; private set; }

    public void Dispose()
    {
        stop.Cancel();
        listener.Close();
        Authority.Dispose();
        stranger.Dispose();
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var context = await listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var question = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(question, stop.Token);
            Questions++;
            if (Mode == TimeServerMode.Hangs) await Task.Delay(Timeout.Infinite, stop.Token);
            if (Mode == TimeServerMode.Fails) context.Response.StatusCode = 503;
            var right = await (Mode == TimeServerMode.Impersonates ? stranger : Authority).AnswerAsync(question.ToArray(), stop.Token) ?? [];
            var answer = Mode switch
            {
                TimeServerMode.Fails or TimeServerMode.Babbles => "<html>Bad gateway</html>"u8.ToArray(),
                TimeServerMode.Floods => new byte[1024 * 1024],
                TimeServerMode.Repeats => last ?? [],
                _ => right,
            };
            last = right;
            context.Response.ContentType = "application/timestamp-reply";
            await context.Response.OutputStream.WriteAsync(answer, stop.Token);
            context.Response.Close();
        }
        catch (Exception fault) when (fault is OperationCanceledException or HttpListenerException or ObjectDisposedException or IOException)
        {
            context.Response.Abort();
        }
    }
}
