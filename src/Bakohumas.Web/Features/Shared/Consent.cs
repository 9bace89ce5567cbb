namespace Bakohumas.Web.Features.Shared;

/// <summary>One consent as a card that is its own target; never ticked for the person.</summary>
internal sealed record Consent(string Name, string Text, bool IsGiven, bool Optional = false);
