using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Pledges;

namespace Bakohumas.Web.Features.Pledges;

/// <summary>Brings the text, the form and the paper together for one signer.</summary>
internal sealed class SigningOffice(
    PledgeTexts texts, PledgeSigning desk, PaperHands hands, FileVault vault, WriteLane lane, PublicAddress site, TimeProvider clock, ILogger<SigningOffice> log)
{
    /// <summary>How long the signer's own request waits for the paper; afterwards the page says "sedang disegel".</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2);

    public Task<SigningState?> StateAsync(BakohumasDb db, string token, CancellationToken cancel) => SigningState.LoadAsync(db, token, clock.GetUtcNow(), cancel);

    public Guid NewNonce() => Guid.CreateVersion7(clock.GetUtcNow());

    /// <param name="home">Where the form and the reading list post: <c>/tiket/…</c> or a shared tablet.</param>
    public async Task<SigningPage> PageAsync(BakohumasDb db, string home, SigningState state, SigningForm form, Wording words, CancellationToken cancel)
    {
        var shown = await texts.ForAsync(db, state.Event, state.Signatory, cancel);
        // What stands inside the text speaks the text's language, whatever the page around it speaks.
        var inside = words.In(shown.Text.Head.Language);
        return new SigningPage
        {
            Home = home,
            EventName = state.Event.Name,
            Reading = await ReadingList.LoadAsync(db, home, state.Event.Id, state.Signatory.Id, cancel),
            Name = state.Signatory.Name,
            Shown = shown,
            Personal = shown.Text.Fill(new Dictionary<string, string>
            {
                ["nama"] = state.Signatory.Name,
                ["identitas"] = state.Signatory.IdentityMask.Length == 0 ? inside["pledge.tanpa_nomor"] : $"{inside.Of(state.Signatory.IdentityType)} {state.Signatory.IdentityMask}",
                ["jabatan"] = state.Signatory.Position,
                ["instansi"] = state.AgencyName,
            }),
            Form = form,
            PledgeConsent = words["setuju.komitmen", ("versi", shown.Text.Head.Version)],
            DataConsent = words["setuju.data", ("versi", words["privasi.ringkas.versi"])],
            Gate = state.Gate,
            NumberLine = state.Signatory.IdentityMask.Length == 0 ? null : state.PrintsFullNumber ? words["pledge.nomor_lengkap"] : words["pledge.nomor_samar", ("nomor", state.Signatory.IdentityMask)],
            ClosedAt = state.LastClosedAt is { } at ? LongDate.FullWithTime(at, state.Event.Zone, words.Language == "en" ? Language.English : Language.Indonesian) : null,
        };
    }

    /// <summary>Records, then draws and seals within the budget. Whatever happens to the paper, the pledge stands.</summary>
    public async Task<SigningDecision> SignAsync(SigningState state, FilledPledge shown, Signing signing, CancellationToken cancel, TabletPass? pass = null)
    {
        var decision = await desk.SignAsync(state, shown, signing, cancel, pass);
        if (decision is not SigningDecision.Recorded recorded) return decision;
        await hands.OfferAsync(recorded.PledgeId, Budget);
        return decision;
    }

    /// <summary>The sealed paper; null while it is not sealed. A file that the vault has lost is put back to due work: the tick seals it again.</summary>
    public async Task<Stream?> OpenPaperAsync(SignedPledge signed, CancellationToken cancel)
    {
        if (signed.FileHash is null) return null;
        if (vault.Open(signed.FileHash) is { } paper) return paper;
        log.LogError("The vault has lost a sealed paper; it is sealed again");
        await LostPapers.ReopenAsync(lane, signed.FileHash, clock.GetUtcNow(), cancel);
        return null;
    }

    /// <summary>Somebody waits for this paper now.</summary>
    public void Awaited(SignedPledge signed)
    {
        if (signed.FileHash is null) hands.Hurry(signed.Id);
    }

    public ReceiptPage Receipt(string token, SigningState state, SignedPledge signed) => new(
        token, state.Event.Name, state.Signatory.Name, signed.Number, VerificationCode.Grouped(signed.Code), site.At($"/verifikasi/{signed.Code}"),
        signed.SignedAt, state.Event.Zone, signed.FileHash is not null, signed.WithdrawnAt, signed.DisputedAt, state.Signed is null && state.Gate == SigningGate.Open,
        signed.FileHash is not null && signed.AwaitsTime);
}

/// <summary>What the signer reads and fills in.</summary>
internal sealed record SigningPage
{
    /// <summary>What the page's posts begin with.</summary>
    public required string Home { get; init; }

    /// <summary>On a device that many people use: nothing is kept, nothing is offered from before.</summary>
    public bool IsShared { get; init; }

    public required string EventName { get; init; }
    public required string Name { get; init; }

    /// <summary>The text whose hash the form carries.</summary>
    public required FilledPledge Shown { get; init; }

    /// <summary>The same text with this signer's data, for reading.</summary>
    public required PledgeText Personal { get; init; }

    /// <summary>What is read first; the form comes when it is done.</summary>
    public required ReadingList Reading { get; init; }

    public required SigningForm Form { get; init; }
    public required string PledgeConsent { get; init; }
    public required string DataConsent { get; init; }
    public required SigningGate Gate { get; init; }

    /// <summary>How the paper will print the number, said before it is signed; null without one.</summary>
    public string? NumberLine { get; init; }
    public string? ClosedAt { get; init; }
    public bool TextChanged { get; init; }
}

/// <summary>The receipt: place in the count, paper, verification link.</summary>
internal sealed record ReceiptPage(
    string Token, string EventName, string Name, int Number, string Code, string VerificationUrl, DateTimeOffset SignedAt, Zone Zone, bool IsSealed,
    DateTimeOffset? WithdrawnAt, DateTimeOffset? DisputedAt, bool MaySignAgain, bool AwaitsTime);
