namespace Bakohumas.Domain.Pledges;

/// <summary>How sure we are that a <see cref="JointSigner"/> signed in person, strongest first; recorded with the signature and printed beside it.</summary>
public enum JointAssurance
{
    /// <summary>By the link that was sent to the address on the list and shown to nobody else.</summary>
    MailedLink,

    /// <summary>On a device that an organizer had signed in on and handed over: it rests on that officer's word, whom the audit names.</summary>
    OrganizersDevice,
}
