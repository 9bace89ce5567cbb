using Bakohumas.Documents;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Joint;

/// <summary>The wall poster of an event's joint paper; an office may have its own people named on its own wall.</summary>
internal sealed class PosterDesk(BakohumasDb db, WriteLane lane, IPdfEngine engine, PublicAddress site, WordingBook words, TimeProvider clock)
{
    public const int MostNames = 60;

    /// <param name="naskah">See <see cref="JointTexts.ChooseAsync"/>; without it the text that most people signed.</param>
    /// <param name="agencyId">Whose signatories are named; null names nobody but the chair.</param>
    /// <returns>Null for a foreign or missing event or text, or one whose joint paper has no version yet.</returns>
    public async Task<(byte[] Pdf, string FileName)?> DrawAsync(Officer officer, string slug, string? naskah, bool isA4, Guid? agencyId, bool headersOnly, CancellationToken cancel)
    {
        if (await PanelHead.LoadAsync(db, officer, slug, cancel) is not { } at) return null;
        if (await JointTexts.ChooseAsync(db, db.JointPapers.Where(p => p.EventId == at.Id), naskah, cancel) is not { } papers) return null;
        var paper = await JointTexts.Newest(db, papers).FirstOrDefaultAsync(cancel);
        if (paper is null) return null;
        var frozen = await db.FrozenTexts.AsNoTracking().SingleAsync(t => t.Id == paper.FrozenTextId, cancel);
        var code = await db.JointWork.Where(w => w.FrozenTextId == paper.FrozenTextId).Select(w => w.Code).SingleAsync(cancel);
        var agencies = await Standing.Of(db.Pledges).Where(p => p.FrozenTextId == frozen.Id).Select(p => p.AgencyId).Distinct().CountAsync(cancel);
        var names = agencyId is { } agency
            ? await Standing.Of(db.Pledges).Where(p => p.FrozenTextId == frozen.Id && p.AgencyId == agency && p.ShowInJoint && p.Name != null).Select(p => new { p.Name, p.AgencyName }).ToListAsync(cancel)
            : [];
        var chair = (await JointBasis.Cosigners(db, frozen).ToListAsync(cancel)).Find(c => c.Kind == JointSignerKind.Chair);
        var poster = PosterDrawing.Of(
            frozen, code, site.At("/verifikasi/" + code), paper, agencies, names.Count == 0 ? null : names[0].AgencyName,
            [.. names.Select(n => n.Name!).OrderBy(SearchKey.Of, StringComparer.Ordinal).Take(MostNames)], chair, isA4 ? PageStyle.PosterA4 : PageStyle.PosterA3, words.In(frozen.Language));
        using var drawn = new MemoryStream(128 * 1024);
        engine.Render(poster, drawn);
        if (!headersOnly) await RecordAsync(officer, paper.Id, at.Id, cancel);
        return (drawn.ToArray(), $"poster-{slug}-{(isA4 ? "a4" : "a3")}.pdf");
    }

    /// <summary>The agencies whose people are named somewhere, for the choice.</summary>
    public static async Task<IReadOnlyList<Choice>> AgenciesAsync(BakohumasDb db, Guid eventId, CancellationToken cancel)
    {
        var signed = Standing.Of(db.Pledges).Where(p => p.EventId == eventId && p.ShowInJoint && p.Name != null).Select(p => p.AgencyId);
        return await db.Agencies.AsNoTracking().Where(a => signed.Contains(a.Id)).OrderBy(a => a.SearchName).Take(2000).Select(a => new Choice(a.Id.ToString(), a.Name, null, null)).ToListAsync(cancel);
    }

    private Task RecordAsync(Officer officer, Guid paperId, Guid eventId, CancellationToken cancel)
    {
        var (now, actor) = (clock.GetUtcNow(), officer.Actor);
        return lane.WriteAsync(async (books, stop) =>
        {
            books.Record(now, Acts.PosterDownloaded, actor, paperId, eventId);
            await books.SaveChangesAsync(stop);
        }, cancel);
    }
}

/// <summary>The poster (<c>design/documents</c> 3): text, count, QR without a key, the chair, and by choice one office's people.</summary>
internal static class PosterDrawing
{
    public static Document Of(
        FrozenText frozen, string code, string url, JointPaper paper, int agencies, string? agency, IReadOnlyList<string> names, JointCosigner? chair, PageStyle page, Wording words)
    {
        var text = PledgeTextParser.ParseCanonical(frozen.Text);
        var day = LongDate.Plain(frozen.Zone.DayOf(frozen.StartsAt), JointText.LanguageOf(words));
        var grouped = VerificationCode.Grouped(code);
        return new Document
        {
            Title = $"{words["poster.judul"]} · {grouped}",
            Language = words.Language == Languages.English ? "en" : "id-ID",
            Page = page,
            CreatedAt = paper.MadeAt,
            FooterLeft = "",
            FooterRight = "",
            SealDescription = words["kertas.segel"],
            Blocks =
            [
                new Block.Poster(
                    text.Head.Title, words["poster.semboyan"], [.. text.Clauses.Select(c => new Clause([new Run(c.Lead + " ", Bold: true), new Run(c.Text)]))],
                    agency is null ? "" : words["poster.dari", ("instansi", agency)], names,
                    paper.Signatories.ToString("N0", words.Culture), words["poster.hitung", ("instansi", agencies), ("kegiatan", frozen.EventName), ("tanggal", day)],
                    new VerificationBlock(QrMatrix.Of(url, robust: true).Modules, words["kertas.periksa"], code, $"{new Uri(url).Authority}/verifikasi", words["kertas.qr", ("kode", grouped)]),
                    chair is null
                        ? new Signatory("", "", new SignatureInk.Blank(), frozen.Organizer, "", words["label.penyelenggara"])
                        : new Signatory("", $"{chair.Position},", JointText.Ink(chair.Method, chair.Signature), chair.Name, "", JointText.Heard(chair.Method, chair.Signature, chair.Name, words)),
                    words["poster.catatan", ("versi", paper.Version)] + (frozen.GivenFor is null ? " " + words["naskah.contoh_kertas"] : "")),
            ],
        };
    }
}
