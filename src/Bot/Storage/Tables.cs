using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Storage;

/// <summary>Names of the tables.</summary>
internal static class Tables
{
    public const string Councils = "councils";
    public const string Stations = "stations";
    public const string People = "people";
    public const string Accounts = "accounts";

    /// <summary>Every table that the bot has: what is not listed is in no export.</summary>
    public static readonly IReadOnlyList<string> All = [Councils, Stations, People, Accounts];
}

/// <summary>
/// All shapes of keys. What a turn needs sorts between <see cref="Live"/> and <see cref="LiveEnd"/> and is read in one request;
/// history sorts behind.
/// </summary>
internal static class Keys
{
    public const string Head = "1head";
    public const string Link = "1link";
    public const string Reference = "2reference";
    public const string Unreachable = "2unreachable";

    /// <summary>In a person's partition: what was typed into a form and not saved.</summary>
    public const string Form = "1form|";

    /// <summary>In a person's partition: the list that the newest card shows.</summary>
    public const string Shown = "1shown";

    public const string Live = "1";
    public const string LiveEnd = "3";

    /// <summary>The part of the live range that holds what waits to be carried on or sent.</summary>
    public const string Unfinished = "2";

    public const string Directory = "1directory";

    /// <summary>In an office's partition: its version, with its last commands. Its first use gave it the name.</summary>
    public const string OfficeHead = "1answers";

    /// <summary>In a station's partition: the extract of a council that ever belonged to it.</summary>
    public const string Extract = "5council|";

    /// <summary>In <see cref="StationIndex"/>: a station with its periods and police boxes.</summary>
    public const string StationEntry = "5station|";

    /// <summary>The partition that lists all stations; no code of a station can begin like it.</summary>
    public const string StationIndex = "~stations";

    /// <summary>In <see cref="StationIndex"/>: from which day on the councils of the imports are tracked.</summary>
    public const string Tracking = "5tracking";

    /// <summary>In <see cref="Replicas"/>: the sign of life of a process.</summary>
    public const string Replica = "5replica|";

    /// <summary>The partition of the processes that are alive.</summary>
    public const string Replicas = "~replicas";
    public const string Ledger = "4ledger";
    public const string Preferences = "4preferences";
    public const string Installation = "4installation";
    public const string Standing = "4standing";
    public const string Summaries = "4summaries";

    /// <summary>In a person's partition: the last commands on his or her own settings. No turn reads it but theirs.</summary>
    public const string ReaderAnswers = "4answers";
    public const string Digest = "5digest|";

    /// <summary>In a person's partition: a file that may be fetched once.</summary>
    public const string FileLink = "6file|";

    /// <summary>In the headquarters' partition: the file of a template, by its digest.</summary>
    public const string TemplateFile = "8template|";

    public const string Audit = "7audit|";
    public const string Record = "8record|";
    public const string Contact = "9contact|";

    // '/', '\', '#', '?' and control characters are refused by the service, '%' and ''' make trouble in addresses, '|' parts our keys.
    private static readonly SearchValues<char> Reserved = SearchValues.Create([
        .. @"/\#?%'|~",
        .. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7f, 0x21)).Select(c => (char)c),
    ]);

    public static string Of(CouncilId id) => Part(id.Value);

    public static string Of(StationId id) => Part(id.Value);

    public static string Of(OfficerId id) => Part(id.Value);

    public static string EntraAccount(string objectId) => "entra|" + Part(objectId.ToLowerInvariant());

    /// <summary>By a hash: keys stand in addresses, and so in the service's logs, where no name belongs.</summary>
    public static string NamedAccount(string principalName) =>
        "upnhash|" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(principalName.ToLowerInvariant())));

    /// <summary>How former releases have kept an account's name; read, replaced by the next import, and never written.</summary>
    public static string FormerNamedAccount(string principalName) => "upn|" + Part(principalName.ToLowerInvariant());

    /// <summary>The key of a fact: in the live range, or in the history once it has ended.</summary>
    public static string Of<TFacts>(FactKind<TFacts> kind, object fact) => kind.IsLive(fact) ? LiveOf(kind, fact) : HistoryOf(kind, fact);

    /// <summary>How the keys of a kind begin in the live range, or the whole key of the only one.</summary>
    public static string LiveOf<TFacts>(FactKind<TFacts> kind) =>
        $"{(kind.IsUnfinished ? "2" : "1")}{kind.Name}{(kind.IsSingle ? "" : "|")}";

    public static string LiveOf<TFacts>(FactKind<TFacts> kind, object fact) => LiveOf(kind) + Parts(kind.IdOf(fact));

    /// <summary>How the keys of those of a kind begin that have ended.</summary>
    public static string HistoryOf<TFacts>(FactKind<TFacts> kind) => $"6{kind.Name}|";

    public static string HistoryOf<TFacts>(FactKind<TFacts> kind, object fact) => HistoryOf(kind) + Parts(kind.IdOf(fact));

    /// <param name="key">A hash of our own.</param>
    public static string OfForm(string key) => Form + Part(key);

    /// <param name="id">Letters and digits of our own.</param>
    public static string OfFileLink(string id) => FileLink + Part(id);

    public static string OfReplica(string id) => Replica + Part(id);

    public static string ExtractOf(CouncilId council) => Extract + Part(council.Value);

    public static string EntryOf(StationId station) => StationEntry + Part(station.Value);

    public static string OfDraft(MeetingId id) => LiveOf(CouncilKinds.Draft) + Part(id.Value);

    public static string OfMessage(Guid id) => $"{LiveOf(CouncilKinds.Message)}{id:N}";

    public static string Of(AuditEntry entry) =>
        $"{Audit}{entry.At.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture)}|{entry.Command:N}";

    /// <summary>The newest day first, so that one range holds a reader's state and that day's digest, and no older one.</summary>
    public static string OfDigest(DateOnly day) => $"{Digest}{(99991231 - int.Parse(Day(day), CultureInfo.InvariantCulture)):D8}";

    public static string OfRecord(MeetingId meeting, int revision) => $"{Record}{Part(meeting.Value)}|{revision:D3}";

    public static string Of(MemberContact contact) => OfContact(contact.Member);

    public static string OfContact(MemberId member) => Contact + Part(member.Value);

    /// <summary>The first key behind all keys that begin with a prefix.</summary>
    public static string After(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);

    /// <summary>No audit line since that moment sorts before it.</summary>
    public static string AuditFrom(DateTimeOffset moment) =>
        $"{Audit}{moment.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture)}";

    /// <summary>The key up to and including its first '|', which says what kind of row it is; keys of single rows have none.</summary>
    public static string KindOf(string key) => key.IndexOf('|', StringComparison.Ordinal) is >= 0 and var end ? key[..(end + 1)] : key;

    /// <summary>The council that a partition key stands for.</summary>
    public static CouncilId CouncilOf(string partition) => new(Unescaped(partition));

    /// <summary>A value as part of a key; what a key cannot hold becomes '~' and four hexadecimal digits.</summary>
    public static string Part(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        if (value.Length > 200)
        {
            throw new ArgumentException($"A value of {value.Length} characters is too long for a key.", nameof(value));
        }

        if (value.AsSpan().IndexOfAny(Reserved) < 0)
        {
            return value;
        }

        var key = new StringBuilder(value.Length + 10);
        foreach (var c in value)
        {
            _ = Reserved.Contains(c) ? key.Append(CultureInfo.InvariantCulture, $"~{(int)c:X4}") : key.Append(c);
        }

        return key.ToString();
    }

    // The first part is never empty, so that a key without one is a mistake.
    private static string Parts(IReadOnlyList<string> id) =>
        string.Join('|', id.Select((value, n) => n > 0 && value.Length == 0 ? "" : Part(value)));

    /// <summary>The value that was made part of a key.</summary>
    public static string Unescaped(string part)
    {
        if (!part.Contains('~', StringComparison.Ordinal))
        {
            return part;
        }

        var value = new StringBuilder(part.Length);
        for (var i = 0; i < part.Length; i++)
        {
            if (part[i] == '~')
            {
                value.Append((char)int.Parse(part.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                value.Append(part[i]);
            }
        }

        return value.ToString();
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
