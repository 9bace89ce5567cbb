using System.Diagnostics;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Pledges;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Pledges;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bakohumas.Benchmarks;

/// <summary>
/// What a signing is made of, each part alone with the whole machine, and all of it together over HTTP until the last paper stands in the
/// vault. Together it should take no more than its parts: below 0.8 of what they allow, something waits for something else.
/// </summary>
internal static class SigningParts
{
    private const int Connections = 64;
    private const int WarmUp = 256;
    private const double Promised = 0.8;

    public static async Task<bool> RunAsync(string root, int count)
    {
        var parts = new Queue<Seat[]>((await HallFilling.FillAsync(root, new HallPlan(3 * (count + WarmUp)) { Inside = 3 * (count + WarmUp) })).People.Chunk(count + WarmUp));
        await using var app = App.Build(
            ["--environment=Testing", $"--contentRoot={ServerProcess.Content(null)}", "--urls=http://127.0.0.1:0", $"--Storage:Root={root}", "--Mail:Mode=Folder"],
            builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        await app.Services.GetRequiredService<Readiness>().Whole;
        var url = new Uri(app.Urls.First());

        // Three halves of a signing: recording alone, its papers alone, and requests that find everything done.
        var recorded = parts.Dequeue();
        var (page, record) = await RecordAsync(app, recorded, count);
        var paper = await PapersAsync(app, count);
        using var forms = await SigningForms.ReadAsync(url, parts.Peek()[0]);
        var request = await RequestsAsync(url, forms, recorded, count);

        // Warm from here on: the same again, in one.
        await RequestsAsync(url, forms, parts.Dequeue(), count);
        await SealedAsync(app);
        var people = parts.Dequeue();
        var begin = Stopwatch.GetTimestamp();
        await RequestsAsync(url, forms, people[..count], count, warmUp: 0);
        var answered = Stopwatch.GetElapsedTime(begin);
        await SealedAsync(app);
        var whole = Stopwatch.GetElapsedTime(begin) / count;

        var allowed = request + page + record + paper;
        var ratio = allowed / whole;
        Report.Line($"parts of one signing, {count} of each at {Connections} connections: request {request.TotalMilliseconds:0.00} ms + page and check {page.TotalMilliseconds:0.00} ms + record {record.TotalMilliseconds:0.00} ms + paper {paper.TotalMilliseconds:0.00} ms = {allowed.TotalMilliseconds:0.00} ms");
        Report.Line($"together until the last paper: {whole.TotalMilliseconds:0.00} ms ({1 / whole.TotalSeconds:0}/s; answered {count / answered.TotalSeconds:0}/s), {ratio:0.00} of what the parts allow (promised {Promised:0.0})");
        return ratio >= Promised;
    }

    /// <summary>The page's model and the check of the form; then the act in the lane. No HTTP, no paper; what was looked up before is given.</summary>
    private static async Task<(TimeSpan Page, TimeSpan Act)> RecordAsync(WebApplication app, Seat[] people, int count)
    {
        var (office, desk) = (app.Services.GetRequiredService<SigningOffice>(), app.Services.GetRequiredService<PledgeSigning>());
        var words = app.Services.GetRequiredService<WordingBook>().In(Languages.Indonesian);
        var states = new SigningState[people.Length];
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BakohumasDb>();
            for (var i = 0; i < people.Length; i++) states[i] = (await office.StateAsync(db, people[i].Token, default))!;
        }

        var signings = new (FilledPledge Shown, Signing Signing)[people.Length];
        var page = await MeasureAsync(people.Length - count, people.Length, Connections, async i =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            var form = new SigningForm { Nonce = office.NewNonce(), Method = "drawn", Strokes = PledgeSource.Strokes(i), ConsentPledge = true, ConsentData = true, ShowInJoint = true };
            var shown = await office.PageAsync(scope.ServiceProvider.GetRequiredService<BakohumasDb>(), "/tiket/x", states[i], form, words, default);
            signings[i] = (shown.Shown, SignatureCheck.Of(form, shown, words).Signing ?? throw new InvalidOperationException("The form was refused."));
        });
        var act = await MeasureAsync(people.Length - count, people.Length, Connections, async i =>
        {
            if (await desk.SignAsync(states[i], signings[i].Shown, signings[i].Signing, default) is not SigningDecision.Recorded) throw new InvalidOperationException("The signature was refused.");
        });
        return (page, act);
    }

    private static async Task<TimeSpan> PapersAsync(WebApplication app, int count)
    {
        var sealing = app.Services.GetRequiredService<PaperSealing>();
        var due = await DueAsync(app);
        return await MeasureAsync(due.Count - count, due.Count, Environment.ProcessorCount, async i => await sealing.SealAsync(due[i], default));
    }

    private static async Task<TimeSpan> RequestsAsync(Uri url, SigningForms forms, Seat[] people, int count, int warmUp = WarmUp)
    {
        // Written before the clock runs: the forms are the load generator's work.
        var posts = people.Select(forms.Post).ToArray();
        var turn = -1;
        async Task RunAsync(int until)
        {
            var answers = await Load.RunAsync(url, Connections, TimeSpan.FromMinutes(5), () => Interlocked.Increment(ref turn) is var i && i < until ? posts[i] : null, 303);
            if (answers.Refused > 0) throw new InvalidOperationException("A signature was refused.");
        }

        if (warmUp > 0) await RunAsync(warmUp);
        turn = warmUp - 1;
        var begin = Stopwatch.GetTimestamp();
        await RunAsync(warmUp + count);
        return Stopwatch.GetElapsedTime(begin) / count;
    }

    private static async Task<TimeSpan> MeasureAsync(int from, int until, int atOnce, Func<int, Task> act)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = atOnce };
        await Parallel.ForAsync(0, from, options, async (i, _) => await act(i));
        var begin = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(from, until, options, async (i, _) => await act(i));
        return Stopwatch.GetElapsedTime(begin) / (until - from);
    }

    private static async Task SealedAsync(WebApplication app)
    {
        while ((await DueAsync(app)).Count > 0) await Task.Delay(10);
    }

    private static async Task<List<Guid>> DueAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BakohumasDb>().Set<SealingWork>().Where(w => w.FileHash == null).Select(w => w.PledgeId).ToListAsync();
    }
}
