using System.Security.Cryptography;
using System.Text;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Data.Demo;

/// <summary>Invented witnesses and a chair: of the finished event they have signed, of the running one they still have to. One has no mail and signs in the room.</summary>
internal static class DemoCosigners
{
    private static readonly (JointSignerKind Kind, string Name, string Position, string Agency, string? Mail)[] People =
    [
        (JointSignerKind.Witness, "Martha Tahitoe Rumbiaksa, S.H.", "Ketua", "Perkumpulan Pemantau Contoh", "martha@pemantau.example"),
        (JointSignerKind.Witness, "Alfian Gunarsa Mulyahardja, M.Si.", "Redaktur", "Harian Suara Contoh", null),
        (JointSignerKind.Chair, "Dr. Wiratama Adisaputra, S.Sos., M.A.", "Ketua Bakohumas Daerah", DemoAgencies.Secretariat, "ketua@bakohumas.example"),
    ];

    public static Task AddAsync(WriteLane lane, Links links, Event at, DemoEvent demo, Guid organizer, string textHash, DateTimeOffset now, CancellationToken cancel)
    {
        var added = demo.StartsAt < now ? demo.StartsAt : now;
        var signed = demo.State == EventState.Finished ? demo.EndsAt.AddMinutes(-20) : (DateTimeOffset?)null;
        var consent = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("demo")));
        var rows = People.Select((person, i) => (Id: Guid.CreateVersion7(added), Person: person, Rank: i + 1)).Select(p => new JointSigner
        {
            Id = p.Id, EventId = at.Id, Kind = p.Person.Kind, Name = p.Person.Name, Position = p.Person.Position, AgencyName = p.Person.Agency, Mail = p.Person.Mail, Rank = p.Rank,
            LinkHash = Links.Hash(links.JointSignerToken(p.Id, 0)), AddedAt = added, AddedByAccountId = organizer,
        }).ToArray();
        return lane.WriteAsync(async (books, stop) =>
        {
            var frozen = await books.FrozenTexts.Where(t => t.EventId == at.Id && t.Hash == textHash).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(stop);
            books.JointSigners.AddRange(rows);
            if (signed is { } when && frozen is { } text)
                books.JointSignatures.AddRange(rows.Select((signer, i) => new JointSignature
                {
                    Id = Guid.CreateVersion7(when), EventId = at.Id, JointSignerId = signer.Id, FrozenTextId = text, TextHash = textHash, Nonce = Guid.CreateVersion7(when),
                    Method = SignatureMethod.Drawn, Assurance = signer.Mail is null ? JointAssurance.OrganizersDevice : JointAssurance.MailedLink, SignedAt = when.AddMinutes(i), ConsentVersion = "1.0.0", ConsentHash = consent, Name = signer.Name, Position = signer.Position,
                    AgencyName = signer.AgencyName, Signature = DemoSeat.Scrawl(90 + i),
                }));
            if (signed is null)
                foreach (var signer in rows.Where(r => r.Mail is not null)) books.EnqueueJointLink(now, signer.Id, 0, at.Id, at.Language);
            await books.SaveChangesAsync(stop);
        }, cancel);
    }
}
