using System.Security.Cryptography;
using System.Text;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Joint;

/// <summary>
/// Shows a witness, co-organizer or chair what the participants sign and records the signature: shape only, append-only. Of an event with
/// several texts all are shown, and one signature is recorded under each.
/// </summary>
internal sealed class CosignDesk(BakohumasDb reading, WriteLane lane, PledgeTexts texts, TimeProvider clock)
{
    public Task<CosignState?> ByLinkAsync(string token, CancellationToken cancel) => CosignState.ByLinkAsync(reading, token, cancel);

    public Task<CosignState?> InTheRoomAsync(Officer officer, string slug, Guid id, CancellationToken cancel) => CosignState.InTheRoomAsync(reading, officer, slug, id, cancel);

    public async Task<CosignPage> PageAsync(CosignState state, CosignForm? form, Wording words, CancellationToken cancel)
    {
        var shown = await ShownAsync(state, cancel);
        var hashes = shown.Select(t => t.Hash).ToArray();
        var given = await reading.JointSignatures.Where(s => s.JointSignerId == state.Signer.Id && hashes.Contains(s.TextHash)).Select(s => s.SignedAt).ToListAsync(cancel);
        return new CosignPage
        {
            Home = state.Home, Assurance = state.Assurance, EventName = state.Event.Name, Zone = state.Event.Zone, Kind = state.Signer.Kind, Name = state.Signer.Name, Position = state.Signer.Position,
            AgencyName = state.Signer.AgencyName, Texts = [.. shown.Select(t => new CosignText(t.Text, t.Hash))], TextHash = HashOf(shown), Signer = state.Shown, Signed = state.Signed,
            // A text that came later is signed anew.
            SignedAt = given.Count == shown.Count ? given.Max() : null,
            Consent = ConsentOf(state.Signer.Kind, shown, words), Form = form ?? new CosignForm { Nonce = Guid.CreateVersion7(clock.GetUtcNow()) },
            // A text that nobody has signed yet makes no paper.
            Papers = await JointTexts.ListAsync(
                reading, reading.JointPapers.Where(p => p.EventId == state.Event.Id && reading.FrozenTexts.Any(t => t.Id == p.FrozenTextId && hashes.Contains(t.Hash))), cancel),
        };
    }

    public async Task<CosignOutcome> SignAsync(CosignState state, CosignForm form, CosignPage page, Wording words, CancellationToken cancel)
    {
        var shown = await ShownAsync(state, cancel);
        if (form.TextHash != HashOf(shown) || form.Signer != state.Shown) return CosignOutcome.Changed;
        if (form.Ink() is not { } ink) return CosignOutcome.NoInk;
        if (!form.ConsentPledge) return CosignOutcome.NoConsent;

        var (now, signer, eventId) = (clock.GetUtcNow(), state.Signer, state.Event.Id);
        var consent = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(page.Consent.Normalize(NormalizationForm.FormC))));
        var version = words["saksi.setuju.versi"];
        var rows = shown.Select(text => (
            Id: Guid.CreateVersion7(now),
            Frozen: FrozenText.Of(Guid.CreateVersion7(now), state.Event, state.OrganizerName, text.VersionId, text.Text.Head.Language, text.Canonical, now, text.GivenFor))).ToList();
        return await lane.WriteAsync(async (db, stop) =>
        {
            // The guard: still on the list, with this link or without an address, and exactly these words. Another address makes another generation.
            var stands = await db.JointSigners.Where(s => s.Id == signer.Id && s.RemovedAt == null && s.LinkGeneration == signer.LinkGeneration && s.Kind == signer.Kind
                    && s.Name == signer.Name && s.Position == signer.Position && s.AgencyName == signer.AgencyName)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Rank, s => s.Rank), stop);
            if (stands == 0) return CosignOutcome.Changed;
            foreach (var (id, text) in rows)
            {
                var frozen = await db.FrozenTexts.Where(t => t.EventId == eventId && t.Hash == text.Hash).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(stop);
                // Once is an index; this is the answer to a repetition.
                if (frozen is not null && await db.JointSignatures.AnyAsync(s => s.JointSignerId == signer.Id && s.FrozenTextId == frozen, stop)) continue;
                if (frozen is null) db.FrozenTexts.Add(text);
                db.JointSignatures.Add(new JointSignature
                {
                    Id = id, EventId = eventId, JointSignerId = signer.Id, FrozenTextId = frozen ?? text.Id, TextHash = text.Hash, Nonce = form.Nonce, Method = form.SignatureMethod!.Value, Assurance = state.Assurance,
                    SignedAt = now, ConsentVersion = version, ConsentHash = consent, Name = signer.Name, Position = signer.Position, AgencyName = signer.AgencyName, Signature = ink,
                });
                db.Record(now, Acts.JointSigned, state.By, id, eventId);
            }

            await db.SaveChangesAsync(stop);
            await db.LookAgainAtJointPapersAsync(eventId, now, stop);
            return CosignOutcome.Recorded;
        }, cancel);
    }

    private async Task<IReadOnlyList<FilledPledge>> ShownAsync(CosignState state, CancellationToken cancel)
    {
        var shown = new List<FilledPledge>();
        foreach (var version in state.Event.TextVersions) shown.Add(await texts.OfAsync(reading, state.Event, version, cancel));
        return shown;
    }

    /// <summary>The hash of the text; of several, the hash of their hashes in the event's order.</summary>
    private static string HashOf(IReadOnlyList<FilledPledge> shown) =>
        shown.Count == 1 ? shown[0].Hash : Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', shown.Select(t => t.Hash)))));

    private static string ConsentOf(JointSignerKind kind, IReadOnlyList<FilledPledge> shown, Wording words) => shown.Count == 1
        ? words["saksi.setuju", ("peran", words.Of(kind).ToLower(words.Culture)), ("versi", shown[0].Text.Head.Version)]
        : words["saksi.setuju.beberapa", ("peran", words.Of(kind).ToLower(words.Culture)), ("naskah", string.Join("; ", shown.Select(t => $"{t.Text.Head.Title}, {t.Text.Head.Version}")))];
}
