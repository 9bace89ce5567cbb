namespace Bakohumas.Web.Platform.Mail;

/// <summary>
/// A message was not taken over. <see cref="Code"/> is a reply code of the mail server (<c>550</c>) or one of <c>connect</c>, <c>tls</c>, <c>auth</c>,
/// <c>timeout</c>, <c>disk</c>, <c>malformed</c>, <c>failed</c>; neither code nor message text holds an address.
/// </summary>
internal sealed class DeliveryException(string code, bool isPermanent, Exception? cause = null)
    : Exception($"Not delivered ({code}, {(isPermanent ? "permanent" : "temporary")}).", cause)
{
    public string Code => code;

    /// <summary>True when the same message will be refused again: a person must look. False when a later attempt may succeed.</summary>
    public bool IsPermanent => isPermanent;
}
