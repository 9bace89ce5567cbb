using System.Security.Cryptography;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Platform.Templates;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Texts;

/// <summary>Copies texts, keeps drafts and sends them to the check. Nothing typed is lost: what cannot be saved comes back as it was typed.</summary>
internal sealed class TextDraftDesk(BakohumasDb db, WriteLane lane, TextReview review, TimeProvider clock)
{
    /// <returns>The draft of a text of the agency's own; null when the version or the agency is not the officer's.</returns>
    public async Task<Guid?> CopyAsync(Officer officer, Guid versionId, Guid? agencyId, CancellationToken cancel)
    {
        var version = await db.TextsRunBy(officer).AsNoTracking().SingleOrDefaultAsync(v => v.Id == versionId && v.Key != TextReading.Oath, cancel);
        var agencies = db.AgenciesRunBy(officer).AsNoTracking();
        var into = agencyId is { } wanted
            ? await agencies.Where(a => a.Id == wanted).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(cancel)
            : await agencies.CountAsync(cancel) == 1 ? await agencies.Select(a => (Guid?)a.Id).SingleAsync(cancel) : null;
        if (version is null || into is not { } agency) return null;

        var template = TemplateReader.Read(version.Key, version.Source);
        var body = template.Body.IndexOf("## ", StringComparison.Ordinal) is > 0 and var start ? template.Body[start..].TrimEnd() : template.Body;
        var (now, bases) = (clock.GetUtcNow(), BasisLine.Write(BasisLine.Of(template)));
        var stem = version.AgencyId is null ? version.Key : version.Key[..version.Key.LastIndexOf('-')];
        var key = $"{stem}-{RandomNumberGenerator.GetString("abcdefghjkmnpqrstvwxyz23456789", 6)}";
        var (id, stamp, title) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now), version.Title);
        await lane.WriteAsync(async (books, stop) =>
        {
            books.PledgeDrafts.Add(new PledgeDraft
            {
                Id = id, AgencyId = agency, Key = key, Language = version.Language, Signers = version.Signers, Title = title, Body = body, LegalBasis = bases,
                BasedOnId = version.Id, MadeAt = now, EditedAt = now, Stamp = stamp,
            });
            books.Record(now, Acts.TextDraftMade, officer.Actor, id);
            await books.SaveChangesAsync(stop);
        }, cancel);
        return id;
    }

    public async Task<TextDraftForm?> FormAsync(Officer officer, Guid id, CancellationToken cancel)
    {
        var draft = await db.DraftsRunBy(officer).AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel);
        return draft is null ? null : await FillAsync(TextDraftForm.Of(draft.Title, draft.Signers, draft.Body, draft.LegalBasis, draft.Stamp), officer, id, cancel);
    }

    /// <summary>What stands around the boxes; null for a draft that is not the officer's.</summary>
    public async Task<TextDraftForm?> FillAsync(TextDraftForm form, Officer officer, Guid id, CancellationToken cancel)
    {
        form.Facts = await DraftReading.FactsAsync(db, officer, id, cancel);
        if (form.Facts is null) return null;
        form.Judgement = review.Of(form.Facts.Language, form.Signers ?? PledgeSigners.CivilServants, form.Title?.Trim() ?? "", form.Lines, form.Body ?? "");
        return form;
    }

    public async Task<TextDraftDecision> SaveAsync(Officer officer, Guid id, TextDraftForm form, bool submit, CancellationToken cancel)
    {
        var draft = await db.DraftsRunBy(officer).AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel);
        if (draft is null) return new TextDraftDecision.NotFound();
        var (sheet, faults) = DraftReading.Read(form, draft.Language, submit ? review : null);
        if (sheet is null) return new TextDraftDecision.Faulty(faults);
        if (form.Stamp != draft.Stamp) return new TextDraftDecision.Outdated(draft.Stamp, draft.Body);

        var now = clock.GetUtcNow();
        var work = new DraftSave(draft.Id, draft.Stamp, Guid.CreateVersion7(now), Guid.CreateVersion7(now), sheet, officer.Id, now);
        var version = submit ? new DraftSubmission(draft.Id, draft.AgencyId, draft.Key, draft.Language, draft.BasedOnId, Guid.CreateVersion7(now), sheet, officer.Id, now) : null;
        var done = await lane.WriteAsync(async (books, stop) => await work.WriteAsync(books, stop) && (version is null || await version.WriteAsync(books, stop)), cancel);
        if (!done) return await db.PledgeDrafts.AsNoTracking().Where(d => d.Id == id).Select(d => new TextDraftDecision.Outdated(d.Stamp, d.Body)).SingleAsync(cancel);
        return version is null ? new TextDraftDecision.Saved() : new TextDraftDecision.Submitted(version.VersionId);
    }

    /// <summary>Puts a draft away that never became a version; afterwards it does not exist.</summary>
    public async Task<bool> DiscardAsync(Officer officer, Guid id, CancellationToken cancel)
    {
        var key = await db.DraftsRunBy(officer).AsNoTracking().Where(d => d.Id == id).Select(d => d.Key).SingleOrDefaultAsync(cancel);
        if (key is null) return false;
        var now = clock.GetUtcNow();
        return await lane.WriteAsync(async (books, stop) =>
        {
            var gone = await books.PledgeDrafts.Where(d => d.Id == id && d.DiscardedAt == null && !books.PledgeTextVersions.Any(v => v.Key == key))
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.DiscardedAt, now), stop);
            if (gone == 0) return false;
            books.Record(now, Acts.TextDraftDiscarded, officer.Actor, id);
            await books.SaveChangesAsync(stop);
            return true;
        }, cancel);
    }
}
