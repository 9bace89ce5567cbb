using System.Diagnostics;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Bakohumas.Web.Tests.Joint;

/// <summary>A joint paper of 2,000 people is drawn while others sign: reading and drawing stand in no act.</summary>
public sealed class GreatHallTests(Site site) : IClassFixture<Site>
{
    private const int Many = 2_000, More = 12;

    [Fact]
    public async Task Recording_goes_on_while_a_great_paper_is_drawn_and_no_act_touches_many_rows()
    {
        var scene = await JointScene.OpenAsync(site, change: at => at.Capacity = Many + More);
        var text = await FillAsync(scene);
        var people = new List<TicketInHand>();
        for (var i = 0; i < More; i++) people.Add(await scene.ComesAsync());
        using var written = new WrittenRows(await site.ReadAsync(db => Task.FromResult(WrittenRows.Of(db))));
        using var listening = DiagnosticListener.AllListeners.Subscribe(written);

        var clock = Stopwatch.StartNew();
        var drawing = Task.Run(scene.DrawAsync, TestContext.Current.CancellationToken);
        var during = 0;
        foreach (var person in people)
        {
            await scene.Hall.SignAsync(person);
            if (!drawing.IsCompleted) during++;
        }

        await drawing;
        TestContext.Current.TestOutputHelper?.WriteLine($"{Many} signatories, two editions, in {clock.ElapsedMilliseconds} ms at most; {during} signed meanwhile; most rows of an act: {written.Most}");

        Assert.InRange(during, 1, More);
        var paper = Assert.Single(await scene.PapersAsync());
        Assert.InRange(paper.Signatories, Many, Many + More);
        Assert.Equal(Many + More, await scene.Hall.CountAsync());
        // The version is a handful of rows, however many people stand on it.
        Assert.InRange(written.Most, 1, 20);

        await scene.Hall.CloseSessionAsync();
        await scene.LaterAsync(TimeSpan.FromMinutes(2));
        Assert.Equal((Many + More, true), (await scene.PapersAsync())[^1] is var last ? (last.Signatories, last.IsFinal) : default);
        Assert.Equal(text, last.FrozenTextId);
    }

    /// <summary>One signs through the page; the others stand beside with the same text, as rows.</summary>
    private async Task<Guid> FillAsync(JointScene scene)
    {
        var first = await scene.Hall.PledgeAsync(await scene.SignsAsync());
        var now = site.Clock.Now;
        for (var from = 1; from < Many; from += 250)
        {
            var numbers = Enumerable.Range(from, Math.Min(250, Many - from)).ToList();
            await site.WriteAsync(db =>
            {
                foreach (var i in numbers)
                {
                    var id = Guid.CreateVersion7(now);
                    db.Registrations.Add(new Registration
                    {
                        Id = id, EventId = scene.At.Id, Name = $"Peserta {i}", SearchName = $"peserta {i}", Status = EmploymentStatus.Pns, IdentityType = IdentityType.None, IdentityHash = id.ToByteArray(), IdentityMask = "",
                        AgencyId = scene.At.OrganizerAgencyId, Position = "Pranata Humas", ConsentVersion = "1", Language = "id", RegisteredAt = now, LinkHash = id.ToByteArray(),
                    });
                    db.Pledges.Add(new Pledge
                    {
                        Id = Guid.CreateVersion7(now), EventId = scene.At.Id, SigningSessionId = first.SigningSessionId, RegistrationId = id, FrozenTextId = first.FrozenTextId, TextHash = first.TextHash, Number = i + 1,
                        Code = VerificationCode.New(), Nonce = id, Method = SignatureMethod.Drawn, Assurance = first.Assurance, SignedAt = now, PledgeConsentVersion = first.PledgeConsentVersion, PledgeConsentHash = first.PledgeConsentHash,
                        DataConsentVersion = first.DataConsentVersion, DataConsentHash = first.DataConsentHash, ShowInJoint = true, IdentityType = IdentityType.None, AgencyId = scene.At.OrganizerAgencyId,
                        Name = $"Peserta {i}", Position = "Pranata Humas", AgencyName = first.AgencyName, Signature = Pledges.SigningScene.Strokes, RecordKey = new byte[32],
                    });
                }

                db.SigningSessions.Single(s => s.Id == first.SigningSessionId).SignedCount += numbers.Count;
            });
        }

        return first.FrozenTextId;
    }

    /// <summary>Counts the rows that each context of this site's database writes: an act has a context of its own.</summary>
    private sealed class WrittenRows(string database) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly Lock door = new();
        private readonly Dictionary<DbContextId, int> rows = [];
        private readonly List<IDisposable> heard = [];

        /// <summary>The database behind a context: tests of other classes write meanwhile to theirs.</summary>
        public static string Of(DbContext context) => context.Database.GetDbConnection() is var at ? $"{Path.GetFileName(Path.GetDirectoryName(at.DataSource))} {at.Database}" : "";

        public int Most { get { lock (door) return rows.Values.DefaultIfEmpty().Max(); } }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name) lock (door) heard.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            var (context, count) = value.Value switch
            {
                SaveChangesCompletedEventData saved => (saved.Context, saved.EntitiesSavedCount),
                CommandExecutedEventData { ExecuteMethod: DbCommandMethod.ExecuteNonQuery, CommandSource: CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete, Result: int changed } done => (done.Context, changed),
                _ => (null, 0),
            };
            if (context is null || Of(context) != database) return;
            lock (door) rows[context.ContextId] = rows.GetValueOrDefault(context.ContextId) + count;
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            lock (door) heard.ForEach(h => h.Dispose());
        }
    }
}
