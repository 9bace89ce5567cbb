namespace Bakohumas.Web.Platform.Mail;

/// <summary>The identity of a person's calendar entry, the same in every mail and download, so that a later one replaces an earlier one.</summary>
internal static class EventCalendar
{
    /// <param name="publicUrl">The address of this site; its host makes the identity globally unique (RFC 5545 section 3.8.4.7).</param>
    public static string UidOf(Guid registrationId, string publicUrl) => $"{registrationId:N}@{new Uri(publicUrl).IdnHost}";
}
