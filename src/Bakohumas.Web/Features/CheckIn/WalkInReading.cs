using System.Text.RegularExpressions;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Devices;
using Bakohumas.Web.Platform.Registrations;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>Where the form is filled in: whom the event is for, and the agency that was chosen from the list.</summary>
internal sealed record WalkInPlace(Guid EventId, IReadOnlyList<EmploymentStatus> Audience, string? AgencyName);

/// <summary>Reads a walk-in form by the rules of registration: a call, or one message for each field that is wrong.</summary>
internal static partial class WalkInReading
{
    public static WalkInCall? Read(this ModelStateDictionary state, WalkInBody body, WalkInPlace place, Wording words)
    {
        if (!Guid.TryParse(body.Nonce, out var nonce) || nonce == Guid.Empty) state.AddModelError("nonce", words["isi.nilai_salah"]);
        var name = state.PersonNameLine("name", body.Name, words);
        var agency = Agency(state, body, place, words);
        var unit = string.IsNullOrWhiteSpace(body.Unit) ? null : state.Line("unit", body.Unit, words);
        var status = Status(state, body, place, words);
        if (string.IsNullOrWhiteSpace(body.Mail) && string.IsNullOrWhiteSpace(body.Phone)) state.AddModelError("mail", words["langsung.surel_atau_hp"]);
        var mail = string.IsNullOrWhiteSpace(body.Mail) ? null : state.MailLine("mail", body.Mail, words);
        var phone = string.IsNullOrWhiteSpace(body.Phone) ? null : state.PhoneLine("phone", body.Phone, words);
        if (!PrivacyConsent.IsOurs(body.Consent)) state.AddModelError("consent", words["langsung.setuju_dulu"]);
        var reason = string.IsNullOrWhiteSpace(body.Reason) ? null : state.Line("reason", body.Reason, words, WalkIn.ReasonLimit);
        var slip = string.IsNullOrWhiteSpace(body.Slip) ? null : body.Slip.Trim().ToUpperInvariant();
        if (slip is not null && !Slip().IsMatch(slip)) state.AddModelError("slip", words["isi.nilai_salah"]);
        var gate = ShortName.Of(body.Gate);
        if (gate is null) state.AddModelError("gate", words["isi.nilai_salah"]);
        var at = AdmissionCall.Instant(body.At);
        if (at is null) state.AddModelError("at", words["isi.nilai_salah"]);
        if (!state.IsValid) return null;

        var person = new Applicant(
            PersonName.Restore(name!), status!.Value, IdentityNumber.WithoutNumber, agency!, Unit: null, unit ?? Registration.NoPosition, RepresentsPublicRelations: false,
            mail is null ? null : Mailbox.Restore(mail), phone is null ? null : PhoneNumber.Restore(phone), body.Consent!, body.Consent![^2..]);
        return new WalkInCall(nonce, person, body.AgencyId is null ? null : Guid.Parse(body.AgencyId), gate!, at!.Value, body.SkewMs ?? 0, body.Forced, reason, slip);
    }

    private static string? Agency(ModelStateDictionary state, WalkInBody body, WalkInPlace place, Wording words)
    {
        if (body.AgencyId is not null)
        {
            if (place.AgencyName is null) state.AddModelError("agency", words["isi.pilih"]);
            return place.AgencyName;
        }

        var agency = state.AgencyNameLine("agency", body.Agency, words);
        if (agency is null || AgencyName.SearchKey(agency).Length > 0) return agency;
        state.AddModelError("agency", words["langsung.instansi_huruf"]);
        return null;
    }

    private static EmploymentStatus? Status(ModelStateDictionary state, WalkInBody body, WalkInPlace place, Wording words)
    {
        if (string.IsNullOrWhiteSpace(body.Status) && place.Audience is [var only]) return only;
        var known = Enum.TryParse<EmploymentStatus>(body.Status, ignoreCase: true, out var status) && Enum.IsDefined(status) && !char.IsAsciiDigit(body.Status![0]);
        // Who is inside already is inside, whomever the event is for by now.
        if (known && (body.Forced || place.Audience.Contains(status))) return status;
        state.AddModelError("status", words["langsung.pilih_status"]);
        return null;
    }

    [GeneratedRegex("^[A-Z0-9][A-Z0-9-]{0,11}$", RegexOptions.CultureInvariant)]
    private static partial Regex Slip();
}
