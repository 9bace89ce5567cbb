using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Files;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bakohumas.Web.Data.Configurations;

internal sealed class JointConfiguration :
    IEntityTypeConfiguration<JointPaper>, IEntityTypeConfiguration<JointWork>, IEntityTypeConfiguration<JointSigner>,
    IEntityTypeConfiguration<JointSignature>, IEntityTypeConfiguration<SigningSheet>, IEntityTypeConfiguration<SpareLine>, IEntityTypeConfiguration<PaperSignature>, IEntityTypeConfiguration<PaperSignatureUndo>
{
    public void Configure(EntityTypeBuilder<JointPaper> paper)
    {
        paper.Property(p => p.Basis).HasMaxLength(64);
        paper.Property(p => p.FileHash).HasMaxLength(64);
        paper.Property(p => p.OfficersFileHash).HasMaxLength(64);
        // Of several nodes that drew the same version, one names its files.
        paper.HasIndex(p => new { p.FrozenTextId, p.Version }).IsUnique();
        paper.HasIndex(p => p.EventId);
        paper.HasIndex(p => p.FileHash);
        paper.HasIndex(p => p.OfficersFileHash);
        paper.HasOne<FrozenText>().WithMany().HasForeignKey(p => p.FrozenTextId);
        paper.HasOne<Event>().WithMany().HasForeignKey(p => p.EventId);
    }

    public void Configure(EntityTypeBuilder<JointWork> work)
    {
        work.ToTable("JointWork");
        work.HasKey(w => w.FrozenTextId);
        work.Property(w => w.Code).HasMaxLength(16);
        work.Property(w => w.LastFault).HasMaxLength(200);
        work.HasIndex(w => w.Code).IsUnique();
        work.HasIndex(w => w.EventId);
        work.HasOne<FrozenText>().WithOne().HasForeignKey<JointWork>(w => w.FrozenTextId);
    }

    public void Configure(EntityTypeBuilder<JointSigner> signer)
    {
        signer.Property(s => s.Name).HasMaxLength(500);
        signer.Property(s => s.Position).HasMaxLength(500);
        signer.Property(s => s.AgencyName).HasMaxLength(700);
        signer.Property(s => s.Mail).HasMaxLength(254);
        signer.HasIndex(s => s.LinkHash).IsUnique();
        signer.HasIndex(s => s.EventId);
        signer.HasIndex(s => s.EventId).IsUnique().HasFilter("\"Kind\" = 'Chair' AND \"RemovedAt\" IS NULL").HasDatabaseName("IX_JointSigners_Chair");
        signer.HasOne<Event>().WithMany().HasForeignKey(s => s.EventId);
    }

    public void Configure(EntityTypeBuilder<JointSignature> signature)
    {
        signature.Property(s => s.TextHash).HasMaxLength(64);
        signature.Property(s => s.ConsentVersion).HasMaxLength(20);
        signature.Property(s => s.ConsentHash).HasMaxLength(64);
        signature.Property(s => s.Name).HasMaxLength(500);
        signature.Property(s => s.Position).HasMaxLength(500);
        signature.Property(s => s.AgencyName).HasMaxLength(700);
        signature.HasIndex(s => new { s.JointSignerId, s.FrozenTextId }).IsUnique();
        signature.HasIndex(s => s.FrozenTextId);
        signature.HasOne<JointSigner>().WithMany().HasForeignKey(s => s.JointSignerId);
        signature.HasOne<FrozenText>().WithMany().HasForeignKey(s => s.FrozenTextId);
    }

    public void Configure(EntityTypeBuilder<SigningSheet> sheet)
    {
        sheet.Property(s => s.Code).HasMaxLength(8);
        // Up to three names of flags.
        sheet.Property(s => s.Signers).HasMaxLength(120);
        sheet.HasIndex(s => s.Code).IsUnique();
        sheet.HasIndex(s => s.EventId);
        sheet.HasOne<Event>().WithMany().HasForeignKey(s => s.EventId);
        sheet.HasOne<FrozenText>().WithMany().HasForeignKey(s => s.FrozenTextId);
        sheet.HasOne<Agency>().WithMany().HasForeignKey(s => s.AgencyId);
    }

    public void Configure(EntityTypeBuilder<SpareLine> line)
    {
        // Of two officers who give one line, one does; and nobody stands on two lines of one sheet.
        line.HasIndex(l => new { l.SheetId, l.Number }).IsUnique().HasFilter("\"TakenBackAt\" IS NULL");
        line.HasIndex(l => new { l.SheetId, l.RegistrationId }).IsUnique().HasFilter("\"TakenBackAt\" IS NULL");
        line.HasIndex(l => l.EventId);
        line.HasOne<SigningSheet>().WithMany().HasForeignKey(l => l.SheetId);
        line.HasOne<Registration>().WithMany().HasForeignKey(l => l.RegistrationId);
    }

    public void Configure(EntityTypeBuilder<PaperSignature> signature)
    {
        signature.Property(s => s.TextHash).HasMaxLength(64);
        signature.Property(s => s.Name).HasMaxLength(500);
        signature.Property(s => s.Position).HasMaxLength(500);
        signature.Property(s => s.AgencyName).HasMaxLength(700);
        // At most one that stands for a seat at an event.
        signature.HasIndex(s => s.RegistrationId).IsUnique().HasFilter("\"UndoId\" IS NULL");
        signature.HasIndex(s => new { s.EventId, s.AgencyId }).HasFilter("\"UndoId\" IS NULL");
        signature.HasIndex(s => s.FrozenTextId);
        signature.HasIndex(s => s.SheetId);
        signature.HasOne<SigningSheet>().WithMany().HasForeignKey(s => s.SheetId);
        signature.HasOne<Registration>().WithMany().HasForeignKey(s => s.RegistrationId);
        signature.HasOne<FrozenText>().WithMany().HasForeignKey(s => s.FrozenTextId);
        signature.HasOne<StoredFile>().WithMany().HasForeignKey(s => s.EvidenceFileId);
    }

    public void Configure(EntityTypeBuilder<PaperSignatureUndo> undo)
    {
        undo.HasIndex(u => u.PaperSignatureId).IsUnique();
        undo.HasOne<PaperSignature>().WithOne().HasForeignKey<PaperSignatureUndo>(u => u.PaperSignatureId);
    }
}
