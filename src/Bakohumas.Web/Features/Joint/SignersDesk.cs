using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Joint;

/// <summary>
/// Keeps the list of witnesses, co-organizers and the chair until the final version is drawn. A link goes by mail to its person and is
/// never part of a page: whoever sees it could sign in that name.
/// </summary>
internal sealed class SignersDesk(BakohumasDb db, WriteLane lane, Links links, TimeProvider clock)
{
    public async Task<SignersPage?> PageAsync(Officer officer, string slug, CancellationToken cancel) =>
        await PanelHead.LoadAsync(db, officer, slug, cancel) is { } at ? await SignersPage.LoadAsync(db, at, cancel) : null;

    /// <summary>The page of one person is for those who run the event; an auditor reads the list only.</summary>
    public async Task<SignerPage?> SignerAsync(Officer officer, string slug, Guid id, CancellationToken cancel)
    {
        if (await PanelHead.LoadAsync(db, officer, slug, cancel) is not { MayChange: true } at) return null;
        if (await SignersPage.Lines(db, at.Id, id).SingleOrDefaultAsync(cancel) is not { } line) return null;
        var post = (await SignersPage.PostAsync(db, [line], cancel)).GetValueOrDefault(id);
        return new(at, line, post, await SignersPage.Changeable(db).AnyAsync(e => e.Id == at.Id, cancel));
    }

    /// <returns>Null for a foreign or missing event.</returns>
    public async Task<SignerOutcome?> AddAsync(Officer officer, string slug, SignerFacts facts, CancellationToken cancel)
    {
        if (await PanelHead.LoadAsync(db, officer, slug, cancel) is not { MayChange: true } at) return null;
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var hash = Links.Hash(links.JointSignerToken(id, 0));
        return await lane.WriteAsync(async (books, stop) =>
        {
            // Touching the event's row keeps two additions of one event apart; one chair is an index.
            if (await SignersPage.Changeable(books).Where(e => e.Id == at.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.HallMode, e => e.HallMode), stop) == 0) return SignerOutcome.Closed;
            var there = await books.JointSigners.Where(s => s.EventId == at.Id && s.RemovedAt == null).Select(s => new { s.Kind, s.Rank }).ToListAsync(stop);
            if (there.Count >= JointSigner.MostOfAnEvent) return SignerOutcome.TooMany;
            if (facts.Kind == JointSignerKind.Chair && there.Exists(s => s.Kind == JointSignerKind.Chair)) return SignerOutcome.ChairTaken;
            books.JointSigners.Add(new JointSigner
            {
                Id = id, EventId = at.Id, Kind = facts.Kind, Name = facts.Name, Position = facts.Position, AgencyName = facts.AgencyName, Mail = facts.Mail,
                Rank = there.Where(s => s.Kind == facts.Kind).Select(s => s.Rank).DefaultIfEmpty().Max() + 1, LinkHash = hash, AddedAt = now, AddedByAccountId = officer.Id,
            });
            if (facts.Mail is not null) await SendAsync(books, now, id, 0, at.Id, stop);
            books.Record(now, Acts.JointSignerAdded, officer.Actor, id, at.Id);
            await books.SaveChangesAsync(stop);
            await books.LookAgainAtJointPapersAsync(at.Id, now, stop);
            return SignerOutcome.Done;
        }, cancel);
    }

    /// <summary>Changes what will be printed, and where the link goes; nothing of somebody who has signed. Another address gets a link of its own, and the one before is dead.</summary>
    /// <param name="seen">The generation that the page showed: of two officers who correct one address, the second is asked to look again.</param>
    public Task<SignerOutcome?> ChangeAsync(Officer officer, string slug, Guid id, SignerFacts facts, int seen, CancellationToken cancel) => ActAsync(officer, slug, id, async (books, at, now, stop) =>
    {
        if (await books.JointSigners.Where(s => s.Id == id && s.RemovedAt == null).Select(s => new { s.Mail, s.LinkGeneration }).SingleOrDefaultAsync(stop) is not { } before) return SignerOutcome.HasSigned;
        var moves = before.Mail != facts.Mail;
        if (moves && before.LinkGeneration != seen) return SignerOutcome.Overtaken;
        if (facts.Kind == JointSignerKind.Chair && await books.JointSigners.AnyAsync(s => s.EventId == at && s.Id != id && s.Kind == JointSignerKind.Chair && s.RemovedAt == null, stop)) return SignerOutcome.ChairTaken;
        // Also a page that somebody reads with the old link is asked again.
        var generation = before.LinkGeneration + (moves ? 1 : 0);
        var hash = Links.Hash(links.JointSignerToken(id, generation));
        var changed = await books.JointSigners.Where(s => s.Id == id && s.RemovedAt == null && s.LinkGeneration == before.LinkGeneration && !books.JointSignatures.Any(g => g.JointSignerId == id)).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.Kind, facts.Kind).SetProperty(s => s.Name, facts.Name).SetProperty(s => s.Position, facts.Position).SetProperty(s => s.AgencyName, facts.AgencyName)
            .SetProperty(s => s.Mail, facts.Mail).SetProperty(s => s.LinkGeneration, generation).SetProperty(s => s.LinkHash, hash), stop);
        if (changed == 0) return SignerOutcome.HasSigned;
        if (moves && facts.Mail is not null) await SendAsync(books, now, id, generation, at, stop);
        string[] fields = [nameof(JointSigner.Kind), nameof(JointSigner.Name), nameof(JointSigner.Position), nameof(JointSigner.AgencyName), .. moves ? [nameof(JointSigner.Mail)] : Array.Empty<string>()];
        books.Record(now, Acts.JointSignerChanged, officer.Actor, id, at, fields);
        return SignerOutcome.Done;
    }, cancel);

    /// <summary>Takes somebody off the list; a signature that was given stays as a row and is printed no more. The address has served its purpose.</summary>
    public Task<SignerOutcome?> RemoveAsync(Officer officer, string slug, Guid id, CancellationToken cancel) => ActAsync(officer, slug, id, async (books, at, now, stop) =>
    {
        var removed = await books.JointSigners.Where(s => s.Id == id && s.RemovedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.RemovedAt, now).SetProperty(s => s.RemovedByAccountId, officer.Id).SetProperty(s => s.Mail, (string?)null), stop);
        if (removed == 1) books.Record(now, Acts.JointSignerRemoved, officer.Actor, id, at);
        return SignerOutcome.Done;
    }, cancel);

    /// <summary>One place up among those of the same kind.</summary>
    public Task<SignerOutcome?> RaiseAsync(Officer officer, string slug, Guid id, CancellationToken cancel) => ActAsync(officer, slug, id, async (books, at, now, stop) =>
    {
        var kind = await books.JointSigners.Where(s => s.Id == id).Select(s => s.Kind).SingleAsync(stop);
        var order = await books.JointSigners.Where(s => s.EventId == at && s.Kind == kind && s.RemovedAt == null).OrderBy(s => s.Rank).ThenBy(s => s.Id).Select(s => s.Id).ToListAsync(stop);
        var place = order.IndexOf(id);
        if (place < 1) return SignerOutcome.Done;
        (order[place - 1], order[place]) = (order[place], order[place - 1]);
        for (var i = 0; i < order.Count; i++)
        {
            var (one, rank) = (order[i], i + 1);
            await books.JointSigners.Where(s => s.Id == one && s.Rank != rank).ExecuteUpdateAsync(set => set.SetProperty(s => s.Rank, rank), stop);
        }
        books.Record(now, Acts.JointSignerChanged, officer.Actor, id, at, nameof(JointSigner.Rank));
        return SignerOutcome.Done;
    }, cancel);

    /// <summary>Sends a new link to the address on the list; the old one dies. Pressed twice, or by two officers, it is still one new link and one mail.</summary>
    /// <param name="seen">The generation that the page showed.</param>
    /// <returns>False for a foreign or missing person, and one without an address.</returns>
    public async Task<bool> RenewAsync(Officer officer, string slug, Guid id, int seen, CancellationToken cancel)
    {
        if (await SignerAsync(officer, slug, id, cancel) is not { Signer.Mail: not null } page) return false;
        var now = clock.GetUtcNow();
        var (eventId, hash) = (page.Event.Id, Links.Hash(links.JointSignerToken(id, page.Signer.Generation + 1)));
        if (seen != page.Signer.Generation) return true;
        await lane.WriteAsync(async (books, stop) =>
        {
            if (await books.JointSigners.Where(s => s.Id == id && s.RemovedAt == null && s.Mail != null && s.LinkGeneration == seen)
                    .ExecuteUpdateAsync(set => set.SetProperty(s => s.LinkGeneration, seen + 1).SetProperty(s => s.LinkHash, hash), stop) == 0) return;
            await SendAsync(books, now, id, seen + 1, eventId, stop);
            books.Record(now, Acts.JointLinkRenewed, officer.Actor, id, eventId);
            await books.SaveChangesAsync(stop);
        }, cancel);
        return true;
    }

    // What a draft would send goes when it is published.
    private static async Task SendAsync(BakohumasDb books, DateTimeOffset now, Guid id, int generation, Guid eventId, CancellationToken cancel)
    {
        if (await books.Events.Where(e => e.Id == eventId && e.State != EventState.Draft && e.State != EventState.Cancelled).Select(e => e.Language).SingleOrDefaultAsync(cancel) is { } language)
            books.EnqueueJointLink(now, id, generation, eventId, language);
    }

    private async Task<SignerOutcome?> ActAsync(
        Officer officer, string slug, Guid id, Func<BakohumasDb, Guid, DateTimeOffset, CancellationToken, Task<SignerOutcome>> act, CancellationToken cancel)
    {
        if (await SignerAsync(officer, slug, id, cancel) is not { } page) return null;
        var (now, at) = (clock.GetUtcNow(), page.Event.Id);
        return await lane.WriteAsync(async (books, stop) =>
        {
            if (await SignersPage.Changeable(books).Where(e => e.Id == at).ExecuteUpdateAsync(set => set.SetProperty(e => e.HallMode, e => e.HallMode), stop) == 0) return SignerOutcome.Closed;
            var outcome = await act(books, at, now, stop);
            if (outcome != SignerOutcome.Done) return outcome;
            await books.SaveChangesAsync(stop);
            await books.LookAgainAtJointPapersAsync(at, now, stop);
            return outcome;
        }, cancel);
    }
}
