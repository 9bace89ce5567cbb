namespace Bakohumas.Web.Platform.Mail;

/// <summary>The way out for one message. A finished task means that the next system has taken it over, never that it was read.</summary>
internal interface IChannel
{
    /// <exception cref="DeliveryException">The message was not taken over; the exception says whether trying again can help.</exception>
    Task SendAsync(Message message, CancellationToken cancel);
}
