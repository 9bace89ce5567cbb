using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.People;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Registrations;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Bakohumas.Web.Features.Registrations;

/// <summary>Reads a posted form: an applicant, or one message beside each field that is wrong.</summary>
internal static class RegistrationReading
{

    public static Applicant? Read(this ModelStateDictionary state, RegistrationForm form, RegistrationPage page, Wording words)
    {
        var name = state.PersonNameLine(nameof(form.Name), form.Name, words);
        var status = Status(state, form, page, words);
        var number = status is { } known ? Number(state, form, known, page, words) : null;
        var agency = Agency(state, form, words);
        var position = state.Line(nameof(form.Position), form.Position, words);
        var unit = string.IsNullOrWhiteSpace(form.Unit) ? null : state.Line(nameof(form.Unit), form.Unit, words);
        if (string.IsNullOrWhiteSpace(form.Mail) && string.IsNullOrWhiteSpace(form.Phone)) state.AddModelError(nameof(form.Mail), words["pendaftaran.surel_atau_hp"]);
        var mail = string.IsNullOrWhiteSpace(form.Mail) ? null : state.MailLine(nameof(form.Mail), form.Mail, words);
        var phone = string.IsNullOrWhiteSpace(form.Phone) ? null : state.PhoneLine(nameof(form.Phone), form.Phone, words);
        if (page.OffersOnline && form.Online is null) state.AddModelError(nameof(form.Online), words["isi.pilih"]);
        if (!form.Consent) state.AddModelError(nameof(form.Consent), words["pendaftaran.setuju_dulu"]);
        if (!state.IsValid) return null;

        return new Applicant(
            PersonName.Restore(name!), status!.Value, number!, agency!, unit, position!, form.RepresentsPublicRelations,
            mail is null ? null : Mailbox.Restore(mail), phone is null ? null : PhoneNumber.Restore(phone), PrivacyConsent.Version(words), words.Language) { IsOnline = page.OffersOnline && form.Online == true };
    }

    private static EmploymentStatus? Status(ModelStateDictionary state, RegistrationForm form, RegistrationPage page, Wording words)
    {
        if (form.Status is { } status && page.Audience.Contains(status)) return status;
        if (state[nameof(form.Status)] is not { Errors.Count: > 0 })
            state.AddModelError(nameof(form.Status), form.Status is null ? words["isi.pilih"] : words["pendaftaran.bukan_sasaran"]);
        return null;
    }

    private static string? Agency(ModelStateDictionary state, RegistrationForm form, Wording words)
    {
        var agency = state.AgencyNameLine(nameof(form.Agency), form.Agency, words);
        if (agency is null || AgencyName.SearchKey(agency).Length > 0) return agency;
        state.AddModelError(nameof(form.Agency), words["pendaftaran.instansi_huruf"]);
        return null;
    }

    // The type follows from the status: nobody has to know what a number is called.
    private static IdentityNumber? Number(ModelStateDictionary state, RegistrationForm form, EmploymentStatus status, RegistrationPage page, Wording words)
    {
        var usual = IdentityFit.TypesFor(status)[0];
        if (usual == IdentityType.None) return IdentityNumber.WithoutNumber;
        if (form.NoNumber && !string.IsNullOrWhiteSpace(form.Number))
        {
            state.AddModelError(nameof(form.Number), words["pendaftaran.nomor_atau_tidak"]);
            return null;
        }

        var type = form.NoNumber ? IdentityType.None : usual;
        return IdentityNumber.Check(status, type, form.Number, page.Today).Match(
            accepted => accepted.Number,
            unusual => form.NumberIsRight ? unusual.Number : state.Ask(words),
            refused => state.Refuse(refused, type, words));
    }

    private static IdentityNumber? Ask(this ModelStateDictionary state, Wording words)
    {
        state.AddModelError(nameof(RegistrationForm.Number), words[InputMessages.UnusualNumber]);
        // A key of its own, so that the page knows to ask; the message stands beside the number.
        state.AddModelError(nameof(RegistrationForm.NumberIsRight), words["pendaftaran.nomor_benar_dulu"]);
        return null;
    }

    private static IdentityNumber? Refuse(this ModelStateDictionary state, IdentityDecision.Refused refused, IdentityType type, Wording words)
    {
        var key = InputMessages.Key(refused.Problem);
        // The number by its own name: who has an NI PPPK has no NIP.
        (string Name, object? Value)[] values = [("jumlah", refused.Digits), ("nomor", words.Of(type))];
        state.AddModelError(nameof(RegistrationForm.Number), words[key, [.. values.Where(v => words.Takes(key, v.Name))]]);
        return null;
    }
}
