namespace Bakohumas.Web.Features.Shared;

/// <summary>What is wrong in a form: the field, the key of the wording, and the values that the words take.</summary>
internal sealed record FormFault(string Field, string Key, params (string Name, object? Value)[] Values);
