using Bakohumas.Domain.Audit;
using Bakohumas.Domain.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bakohumas.Web.Data.Configurations;

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxMail>, IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<OutboxMail> mail)
    {
        mail.ToTable("Outbox");
        mail.Property(m => m.Occurrence).HasMaxLength(60);
        mail.Property(m => m.Language).HasMaxLength(2);
        mail.Property(m => m.Note).HasMaxLength(8000);
        mail.Property(m => m.Reason).HasMaxLength(200);
        // No reminder twice, on any number of nodes (product 2.6).
        mail.HasIndex(m => new { m.Rule, m.SubjectId, m.Occurrence }).IsUnique();
        mail.HasIndex(m => m.DueAt).HasFilter("\"State\" = 'Queued'");
        mail.HasIndex(m => m.EventId);
        mail.HasIndex(m => new { m.RecipientHash, m.SentAt });
    }

    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("Audit");
        entry.Property(e => e.Act).HasMaxLength(60);
        entry.Property(e => e.Fields).HasMaxLength(1000);
        entry.HasIndex(e => e.EventId);
        entry.HasIndex(e => e.SubjectId);
    }
}
