using System.ComponentModel.DataAnnotations;
using Bakohumas.Domain.People;
using Bakohumas.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Bakohumas.Web.Features.Tickets;

/// <summary>What a person may change alone until the event starts; a name or a number is corrected by the committee.</summary>
internal sealed class OwnDetailsForm
{
    [Display(Name = "label.surel")]
    [DataType(DataType.EmailAddress)]
    public string? Mail { get; init; }

    [Display(Name = "label.hp")]
    [DataType(DataType.PhoneNumber)]
    public string? Phone { get; init; }

    [Display(Name = "label.unit")]
    public string? Unit { get; init; }
    [Display(Name = "label.jabatan")]
    public string? Position { get; init; }

    /// <summary>From afar; asked only where the event takes both.</summary>
    [Display(Name = "daring.cara")]
    public bool? Online { get; init; }

    public static OwnDetailsForm Of(TicketPage page) => new()
    {
        Mail = page.Mail,
        Phone = page.Phone is null ? null : PhoneNumber.Restore(page.Phone).Display,
        Unit = page.Unit,
        Position = page.Position,
        Online = page.Online?.IsOnline,
    };

    /// <returns>Null when something is wrong; it stands beside its field.</returns>
    public OwnDetails? Read(ModelStateDictionary state, Wording words)
    {
        if (string.IsNullOrWhiteSpace(Mail) && string.IsNullOrWhiteSpace(Phone)) state.AddModelError(nameof(Mail), words["tiket.surel_atau_hp"]);
        var mail = string.IsNullOrWhiteSpace(Mail) ? null : state.MailLine(nameof(Mail), Mail, words);
        var phone = string.IsNullOrWhiteSpace(Phone) ? null : state.PhoneLine(nameof(Phone), Phone, words);
        var unit = string.IsNullOrWhiteSpace(Unit) ? null : state.Line(nameof(Unit), Unit, words);
        var position = state.Line(nameof(Position), Position, words);
        return state.IsValid ? new OwnDetails(mail is null ? null : Mailbox.Restore(mail), phone is null ? null : PhoneNumber.Restore(phone), unit, position!) { Online = Online } : null;
    }
}

/// <summary>Changed details, ready to store.</summary>
internal sealed record OwnDetails(Mailbox? Mail, PhoneNumber? Phone, string? Unit, string Position)
{
    /// <summary>Null leaves it as it is.</summary>
    public bool? Online { get; init; }
}
