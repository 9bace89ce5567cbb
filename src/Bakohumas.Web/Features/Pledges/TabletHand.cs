using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;

namespace Bakohumas.Web.Features.Pledges;

/// <summary>Checks and records what a person wrote on the shared tablet.</summary>
internal sealed class TabletHand(BakohumasDb db, SigningOffice office)
{
    /// <param name="form">What was posted; null before.</param>
    public async Task<SigningPage> PageAsync(Tablet tablet, TabletPerson person, SigningForm? form, Wording words, CancellationToken cancel)
    {
        var shown = form is null || form.Nonce == Guid.Empty ? (form ?? new SigningForm()) with { Nonce = office.NewNonce() } : form;
        var page = await office.PageAsync(db, tablet.Home, person.State, shown, words, cancel);
        return page with { IsShared = true, Reading = page.Reading with { LinksOpen = false } };
    }

    public async Task<TabletAnswer> SignAsync(Tablet tablet, TabletPerson person, SigningForm form, Wording words, CancellationToken cancel)
    {
        var page = await PageAsync(tablet, person, form, words, cancel);
        if (!page.Reading.IsDone) return new() { Again = page };
        // What was written stays; the consent was to the other text and is given anew.
        if (form.TextHash != page.Shown.Hash) return new() { Again = page with { TextChanged = true, Form = page.Form with { ConsentPledge = false } } };
        var (signing, faults) = SignatureCheck.Of(form, page, words);
        if (signing is null) return new() { Again = page, Faults = faults };
        return await office.SignAsync(person.State, page.Shown, signing, cancel, person.Pass) switch
        {
            SigningDecision.Recorded => new(),
            SigningDecision.SignedBefore or SigningDecision.OnPaper => new() { Refusal = TabletRefusal.SignedBefore },
            SigningDecision.NotOpen => new() { Refusal = TabletRefusal.NotOpen },
            SigningDecision.PassEnded => new() { Refusal = TabletRefusal.Ended },
            _ => new() { Refusal = TabletRefusal.NotInside },
        };
    }
}

/// <summary>Recorded when all is empty; else the page again, or why the person stands at the start.</summary>
internal sealed record TabletAnswer
{
    public SigningPage? Again { get; init; }
    public IReadOnlyList<(string Field, string Message)> Faults { get; init; } = [];
    public TabletRefusal? Refusal { get; init; }
}

/// <summary>The start: nobody is open, and nothing tells who was.</summary>
internal sealed record TabletStart(Tablet Tablet, TabletRefusal? Refusal);

/// <summary>The page that pairs a tablet.</summary>
internal sealed record TabletPairing(string Slug, string EventName, string? Problem);

internal sealed record TabletReceipt(Tablet Tablet, int Number);
