using Bakohumas.Domain.People;

namespace Bakohumas.Domain.Registrations;

/// <summary>
/// What makes two registrations of an event the same person's (product.md 6.12): type and number, or without a number the name
/// with the mailbox or, if there is none, the phone. A mailbox alone is never a person: whole offices share one.
/// </summary>
public static class RegistrationIdentity
{
    /// <summary>The text that is hashed with the field key; equal for two spellings of one identity. Without a number one of mail and phone is needed.</summary>
    public static string Of(IdentityNumber number, PersonName name, Mailbox? mail, PhoneNumber? phone)
    {
        if (!number.IsNone) return $"{number.Type}|{number.Value}";
        var reach = mail?.ComparisonKey ?? phone?.E164 ?? throw new ArgumentException("Without a number, a mailbox or a phone is needed.", nameof(mail));
        return $"{IdentityType.None}|{name.ComparisonKey}|{reach}";
    }
}
