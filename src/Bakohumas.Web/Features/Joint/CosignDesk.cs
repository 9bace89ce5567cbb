using System.Security.Cryptography;
using System.Text;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Pledges;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Joint;

/// <summary>Shows a witness, co-organizer or chair the text and records the signature: shape only, append-only, one for each text.</summary>
internal sealed class CosignDesk(BakohumasDb reading, WriteLane lane, PledgeTexts texts, TimeProvider clock)
{
    public async Task<CosignPage?> PageAsync(string token, CosignForm? form, Wording words, CancellationToken cancel)
    {
        if (await CosignState.LoadAsync(reading, token, cancel) is not { } state) return null;
        var shown = await texts.ForAsync(reading, state.Event, cancel);
        var signedAt = await reading.JointSignatures.Where(s => s.JointSignerId == state.Signer.Id && s.TextHash == shown.Hash).Select(s => (DateTimeOffset?)s.SignedAt).SingleOrDefaultAsync(cancel);
        return new CosignPage
        {
            Token = token, EventName = state.Event.Name, Zone = state.Event.Zone, Kind = state.Signer.Kind, Name = state.Signer.Name, Position = state.Signer.Position,
            AgencyName = state.Signer.AgencyName, Text = shown.Text, TextHash = shown.Hash, Signer = state.Shown, Signed = state.Signed, SignedAt = signedAt,
            Consent = ConsentOf(state.Signer.Kind, shown, words), Form = form ?? new CosignForm { Nonce = Guid.CreateVersion7(clock.GetUtcNow()) },
            // A text that nobody has signed yet makes no paper.
            HasPaper = await reading.JointPapers.AnyAsync(p => p.EventId == state.Event.Id && reading.FrozenTexts.Any(t => t.Id == p.FrozenTextId && t.Hash == shown.Hash), cancel),
        };
    }

    public async Task<CosignOutcome> SignAsync(string token, CosignForm form, CosignPage page, Wording words, CancellationToken cancel)
    {
        if (await CosignState.LoadAsync(reading, token, cancel) is not { } state) return CosignOutcome.Changed;
        var shown = await texts.ForAsync(reading, state.Event, cancel);
        if (form.TextHash != shown.Hash || form.Signer != state.Shown) return CosignOutcome.Changed;
        if (form.Ink() is not { } ink) return CosignOutcome.NoInk;
        if (!form.ConsentPledge) return CosignOutcome.NoConsent;

        var (now, signer, eventId) = (clock.GetUtcNow(), state.Signer, state.Event.Id);
        var consent = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(page.Consent.Normalize(NormalizationForm.FormC))));
        var version = words["saksi.setuju.versi"];
        var (id, textId) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
        return await lane.WriteAsync(async (db, stop) =>
        {
            // The guard: still on the list, with this link and exactly these words.
            var stands = await db.JointSigners.Where(s => s.Id == signer.Id && s.RemovedAt == null && s.LinkGeneration == signer.LinkGeneration && s.Kind == signer.Kind
                    && s.Name == signer.Name && s.Position == signer.Position && s.AgencyName == signer.AgencyName)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Rank, s => s.Rank), stop);
            if (stands == 0) return CosignOutcome.Changed;
            var frozen = await db.FrozenTexts.Where(t => t.EventId == eventId && t.Hash == shown.Hash).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(stop);
            // Once is an index; this is the answer to a repetition.
            if (frozen is not null && await db.JointSignatures.AnyAsync(s => s.JointSignerId == signer.Id && s.FrozenTextId == frozen, stop)) return CosignOutcome.Recorded;
            if (frozen is null) db.FrozenTexts.Add(FrozenText.Of(textId, state.Event, state.OrganizerName, shown.VersionId, shown.Text.Head.Language, shown.Canonical, now));
            db.JointSignatures.Add(new JointSignature
            {
                Id = id, EventId = eventId, JointSignerId = signer.Id, FrozenTextId = frozen ?? textId, TextHash = shown.Hash, Nonce = form.Nonce, Method = form.SignatureMethod!.Value,
                SignedAt = now, ConsentVersion = version, ConsentHash = consent, Name = signer.Name, Position = signer.Position, AgencyName = signer.AgencyName, Signature = ink,
            });
            db.Record(now, Acts.JointSigned, Actor.JointSigner(signer.Id), id, eventId);
            await db.SaveChangesAsync(stop);
            await db.LookAgainAtJointPapersAsync(eventId, now, stop);
            return CosignOutcome.Recorded;
        }, cancel);
    }

    private static string ConsentOf(JointSignerKind kind, FilledPledge shown, Wording words) =>
        words["saksi.setuju", ("peran", words.Of(kind).ToLower(words.Culture)), ("versi", shown.Text.Head.Version)];
}

/// <summary>What became of a signature of the joint paper.</summary>
internal enum CosignOutcome
{
    Recorded,

    /// <summary>Text, name or office changed since the page was shown.</summary>
    Changed,

    NoInk,
    NoConsent,
}

/// <summary>The form of <c>/saksi/{token}</c>; the same names as the participants' (product 6.6), so that the same pad fills it.</summary>
internal sealed record CosignForm
{
    public string TextHash { get; init; } = "";

    /// <summary><see cref="CosignState.Shown"/> of the page.</summary>
    public string Signer { get; init; } = "";

    public string? Method { get; init; }
    public string? Name { get; init; }
    public string? Strokes { get; init; }
    public bool ConsentPledge { get; init; }
    public Guid Nonce { get; init; }

    public SignatureMethod? SignatureMethod => Method switch { "drawn" => Domain.Pledges.SignatureMethod.Drawn, "typed" => Domain.Pledges.SignatureMethod.Typed, _ => null };

    /// <summary>Canonical strokes, or the typed name; null when it is no signature.</summary>
    public string? Ink() => SignatureMethod switch
    {
        Domain.Pledges.SignatureMethod.Drawn => StrokeSet.Parse(Strokes)?.ToJson(),
        Domain.Pledges.SignatureMethod.Typed => PersonName.Check(Name, TypedLines.CanDraw) is NameDecision.Accepted name ? name.Name.Text : null,
        _ => null,
    };
}
