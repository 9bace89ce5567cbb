using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bakohumas.Web.Data.Configurations;

internal sealed class CheckInConfiguration :
    IEntityTypeConfiguration<Device>, IEntityTypeConfiguration<PairingCode>, IEntityTypeConfiguration<Scan>,
    IEntityTypeConfiguration<Admission>, IEntityTypeConfiguration<ScanUndo>, IEntityTypeConfiguration<ScanReview>,
    IEntityTypeConfiguration<ConflictClosure>, IEntityTypeConfiguration<WrongPairings>, IEntityTypeConfiguration<KioskPin>,
    IEntityTypeConfiguration<AttendanceSheet>, IEntityTypeConfiguration<OnlineWord>, IEntityTypeConfiguration<WrongWords>
{
    public void Configure(EntityTypeBuilder<Device> device)
    {
        device.Property(d => d.Name).HasMaxLength(160);
        device.HasIndex(d => d.TokenHash).IsUnique();
        device.HasIndex(d => d.EventId);
        device.HasOne<Event>().WithMany().HasForeignKey(d => d.EventId);
    }

    public void Configure(EntityTypeBuilder<PairingCode> code)
    {
        code.HasIndex(c => c.Hash).IsUnique();
        code.HasOne<Event>().WithMany().HasForeignKey(c => c.EventId);
    }

    public void Configure(EntityTypeBuilder<Scan> scan)
    {
        scan.Property(s => s.Gate).HasMaxLength(170);
        scan.Property(s => s.FirstGate).HasMaxLength(170);
        scan.HasIndex(s => new { s.DeviceId, s.Nonce }).IsUnique();
        scan.HasIndex(s => new { s.Source, s.Nonce }).IsUnique().HasFilter("\"DeviceId\" IS NULL").HasDatabaseName("IX_Scans_WithoutDevice");
        scan.HasIndex(s => new { s.RegistrationId, s.OccasionId, s.HappenedAt });
        scan.HasIndex(s => new { s.EventId, s.Id });
        scan.HasIndex(s => new { s.EventId, s.DeviceId }).HasFilter("\"IsHeld\"").HasDatabaseName("IX_Scans_Held");
        // Who was let in more than once.
        scan.HasIndex(s => new { s.EventId, s.RegistrationId }).HasFilter("\"Verdict\" = 'Admitted' AND \"AdmissionId\" IS NULL").HasDatabaseName("IX_Scans_Again");
        // Who went out is looked up to count who is inside.
        scan.HasIndex(s => new { s.EventId, s.OccasionId, s.RegistrationId, s.HappenedAt }).HasFilter("\"Verdict\" = 'Left'").HasDatabaseName("IX_Scans_Left");
        scan.HasIndex(s => s.SheetId).HasFilter("\"SheetId\" IS NOT NULL");
        scan.HasOne<AttendanceSheet>().WithMany().HasForeignKey(s => s.SheetId);
        scan.HasOne<Device>().WithMany().HasForeignKey(s => s.DeviceId);
        scan.HasOne<Registration>().WithMany().HasForeignKey(s => s.RegistrationId);
    }

    public void Configure(EntityTypeBuilder<Admission> admission)
    {
        admission.Property(a => a.Gate).HasMaxLength(170);
        admission.HasIndex(a => new { a.RegistrationId, a.OccasionId }).IsUnique().HasFilter("\"UndoId\" IS NULL");
        // Who came, each person once, in the order of the index.
        admission.HasIndex(a => new { a.EventId, a.RegistrationId, a.Source, a.UndoId }).HasFilter("\"UndoId\" IS NULL");
        // The live numbers: all that is counted by agency, gate and source stands in the index, and so do the last minutes. The column of
        // the filter belongs to it, or SQLite looks into the table for what the filter says already.
        admission.HasIndex(a => new { a.EventId, a.OccasionId, a.AgencyId, a.Gate, a.Source, a.UndoId }).HasFilter("\"UndoId\" IS NULL").HasDatabaseName("IX_Admissions_Numbers");
        admission.HasIndex(a => new { a.EventId, a.OccasionId, a.Minute, a.UndoId }).HasFilter("\"UndoId\" IS NULL").HasDatabaseName("IX_Admissions_Minutes");
        admission.HasOne<Registration>().WithMany().HasForeignKey(a => a.RegistrationId);
        admission.HasOne<Occasion>().WithMany().HasForeignKey(a => a.OccasionId);
        admission.HasOne<Scan>().WithMany().HasForeignKey(a => a.ScanId);
    }

    public void Configure(EntityTypeBuilder<ScanReview> review)
    {
        review.HasIndex(r => r.ScanId).IsUnique();
        review.HasOne<Scan>().WithOne().HasForeignKey<ScanReview>(r => r.ScanId);
    }

    public void Configure(EntityTypeBuilder<ConflictClosure> closure)
    {
        closure.Property(c => c.Note).HasMaxLength(ConflictClosure.NoteLimit * 4);
        closure.HasIndex(c => c.ScanId).IsUnique();
        closure.HasOne<Scan>().WithOne().HasForeignKey<ConflictClosure>(c => c.ScanId);
    }

    public void Configure(EntityTypeBuilder<KioskPin> pin)
    {
        pin.HasKey(p => p.DeviceId);
        pin.HasOne<Device>().WithOne().HasForeignKey<KioskPin>(p => p.DeviceId);
    }

    public void Configure(EntityTypeBuilder<AttendanceSheet> sheet)
    {
        sheet.Property(s => s.Gate).HasMaxLength(170);
        sheet.HasIndex(s => new { s.EventId, s.EnteredAt });
        sheet.HasOne<Event>().WithMany().HasForeignKey(s => s.EventId);
        sheet.HasOne<Occasion>().WithMany().HasForeignKey(s => s.OccasionId);
    }

    public void Configure(EntityTypeBuilder<OnlineWord> word)
    {
        word.Property(w => w.Word).HasMaxLength(170);
        word.HasIndex(w => w.EventId);
        // Two officers who change it in one moment leave one current word.
        word.HasIndex(w => w.EventId).IsUnique().HasFilter("\"EndsAt\" IS NULL").HasDatabaseName("IX_OnlineWords_Current");
        word.HasOne<Event>().WithMany().HasForeignKey(w => w.EventId);
    }

    public void Configure(EntityTypeBuilder<WrongWords> wrong)
    {
        wrong.ToTable("WrongWords");
        wrong.HasKey(w => w.RegistrationId);
        wrong.HasOne<Registration>().WithOne().HasForeignKey<WrongWords>(w => w.RegistrationId);
    }

    // No event stands behind a row: its number is a hash.
    public void Configure(EntityTypeBuilder<WrongPairings> wrong) => wrong.ToTable("WrongPairings");

    public void Configure(EntityTypeBuilder<ScanUndo> undo)
    {
        undo.HasIndex(u => u.AdmissionId).IsUnique();
        undo.HasIndex(u => new { u.DeviceId, u.Nonce }).IsUnique();
        undo.HasOne<Admission>().WithMany().HasForeignKey(u => u.AdmissionId);
        undo.HasOne<Device>().WithMany().HasForeignKey(u => u.DeviceId);
    }
}
