namespace Bakohumas.Web.Platform.Templates;

/// <summary>A mail ready to be sent: subject on one line, the text part and the HTML part saying the same.</summary>
internal sealed record FilledMail(string Subject, string Text, string Html);
