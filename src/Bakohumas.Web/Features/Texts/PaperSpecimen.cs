using Bakohumas.Documents;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Features.Shared;

namespace Bakohumas.Web.Features.Texts;

/// <summary>
/// The paper as a signer would get it, with an event and a person that do not exist: the same blocks as the real one. Names are long
/// on purpose, so that what fits here fits in the hall.
/// </summary>
internal static class PaperSpecimen
{
    public static Document Of(PledgeText text, string? givenFor, string address, DateTimeOffset now, Wording words)
    {
        var (place, at) = (words["naskah.misal.tempat"], words["naskah.misal.kegiatan"]);
        var day = LongDate.Full(now, Zone.Wib, words.Language == "en" ? Language.English : Language.Indonesian);
        var canonical = text.Fill(new Dictionary<string, string> { ["kegiatan"] = at, ["tempat"] = place, ["tanggal"] = day }).Canonical();
        var frozen = new FrozenText
        {
            Id = Guid.Empty, EventId = Guid.Empty, PledgeTextVersionId = Guid.Empty, Language = text.Head.Language, Text = canonical, Hash = PledgeText.HashOf(canonical), FrozenAt = now,
            EventName = at, Theme = words["naskah.misal.tema"], Venue = place, StartsAt = now, Zone = Zone.Wib, Organizer = words["naskah.misal.penyelenggara"], GivenFor = givenFor,
        };
        var pledge = new Pledge
        {
            Id = Guid.Empty, EventId = Guid.Empty, SigningSessionId = Guid.Empty, RegistrationId = Guid.Empty, FrozenTextId = Guid.Empty, TextHash = frozen.Hash, Number = 1,
            Code = "0000000000000000", Nonce = Guid.Empty, Method = SignatureMethod.Drawn, Assurance = Assurance.StaffCheckIn, SignedAt = now, PledgeConsentVersion = "", PledgeConsentHash = "",
            DataConsentVersion = "", DataConsentHash = "", ShowInJoint = false, IdentityType = IdentityType.CivilServantNumber, AgencyId = Guid.Empty, Name = words["naskah.misal.nama"],
            IdentityMask = words["naskah.misal.nomor"], Position = words["naskah.misal.jabatan"], Unit = words["naskah.misal.unit"], AgencyName = words["naskah.misal.instansi"],
        };
        return PledgePaper.Of(pledge, frozen, pledge.IdentityMask, address, words);
    }
}
