using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Rig;

/// <summary>A pledge that somebody signed through the real door and the real form, with its sealed paper.</summary>
internal sealed record Signed(TicketInHand Ticket, Guid PledgeId, string Code, string FileHash, byte[] Paper)
{
    public string Page => "/verifikasi/" + Code;

    /// <summary>The paper as it was drawn, before the seal: a seal is one update after the end of the drawing.</summary>
    public byte[] Drawing => Paper[..(Paper.AsSpan().IndexOf("%%EOF\n"u8) + 6)];

    /// <summary>Admits the person unless already inside, opens the signing when nobody has, and types the name as the signature.</summary>
    public static async Task<Signed> ByAsync(Site site, Event at, TicketInHand ticket, bool isInside = false)
    {
        if (!await site.ReadAsync(db => db.SigningSessions.AnyAsync(s => s.EventId == at.Id)))
        {
            await site.WriteAsync(db => db.SigningSessions.Add(new SigningSession
            {
                Id = A.NewId(site), EventId = at.Id, OpenedAt = site.Clock.Now, OpenedByAccountId = A.NewId(site), PrintsFullNumber = at.PrintsFullNumber,
            }));
        }

        if (!isInside)
        {
            using var door = await A.Door(site, at);
            Assert.Equal("admitted", (await door.ScanAsync(ticket.DoorCode)).Verdict);
        }

        using var visitor = site.Visitor();
        var form = (await visitor.GetAsync(ticket.Home + "/tanda-tangan")).IsOk().Form();
        (await form.Set("method", "typed").Set("name", ticket.Name).Check("consentPledge").Check("consentData").SubmitAsync()).IsOk();
        await site.SealedAsync(ticket.Id);
        var paper = (await visitor.GetAsync(ticket.Home + "/komitmen.pdf")).IsOk().Bytes;
        var (id, code, hash) = await site.ReadAsync(async db =>
        {
            var pledge = await db.Pledges.AsNoTracking().SingleAsync(p => p.RegistrationId == ticket.Id);
            return (pledge.Id, pledge.Code, await db.SealingWork.Where(w => w.PledgeId == pledge.Id).Select(w => w.FileHash!).SingleAsync());
        });
        return new(ticket, id, code, hash, paper);
    }
}
