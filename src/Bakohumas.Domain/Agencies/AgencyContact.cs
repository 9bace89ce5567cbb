namespace Bakohumas.Domain.Agencies;

/// <summary>A person of an agency to whom duties and reminders go while the contact is valid.</summary>
public sealed class AgencyContact
{
    public required Guid Id { get; init; }
    public required Guid AgencyId { get; init; }
    public required ContactRole Role { get; set; }
    public required string Name { get; set; }
    public string? Position { get; set; }
    public string? Mail { get; set; }
    public string? Phone { get; set; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; set; }
}
