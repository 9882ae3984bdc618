using System.Security.Cryptography;
using System.Text;

namespace KobanBot.Generator;

/// <summary>Writes the prefecture, or the part of it that hangs on some stations, as CSV files.</summary>
internal sealed class SampleFiles(Prefecture prefecture)
{
    // What Excel writes as "CSV UTF-8": a byte order mark and CRLF.
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: true);

    /// <param name="stations">Codes of the stations to write, or null for all. Former stations of their police boxes come along.</param>
    public void Write(string folder, IReadOnlyList<string>? stations)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in Files(stations))
        {
            File.WriteAllText(Path.Combine(folder, name), text, Encoding);
        }
    }

    private IEnumerable<(string Name, string Text)> Files(IReadOnlyList<string>? stations)
    {
        var p = prefecture;
        var boxes = p.PoliceBoxStations.Where(l => stations?.Contains(l.Right) != false && l.To is null).Select(l => l.Left).ToHashSet();
        var units = p.PoliceBoxStations.Where(l => boxes.Contains(l.Left)).Select(l => l.Right).Concat(boxes).ToHashSet();
        units.UnionWith(["函館", "旭川", "釧路", "北見", "本部"]);
        var assignments = p.Assignments.Where(a => units.Contains(a.Unit)).ToList();
        var officers = assignments.Select(a => a.Officer).ToHashSet();
        var councils = p.CouncilPoliceBoxes.Where(l => boxes.Contains(l.Right)).Select(l => l.Left).ToHashSet();

        yield return (
            "stations.csv",
            Csv(
                "警察署コード,警察署名,方面,有効開始日,有効終了日,統合先警察署コード",
                p.Stations.Where(s => units.Contains(s.Code)),
                s => [s.Code, s.Name, s.Area, Iso(s.From), Iso(s.To), s.MergedInto]
            )
        );
        yield return (
            "police_boxes.csv",
            Csv("交番等コード,交番等名,種別", p.PoliceBoxes.Where(b => boxes.Contains(b.Code)), b => [b.Code, b.Name, b.Kind])
        );
        yield return (
            "police_box_stations.csv",
            Csv(
                "交番等コード,警察署コード,開始日,終了日",
                p.PoliceBoxStations.Where(l => boxes.Contains(l.Left)),
                l => [l.Left, l.Right, Iso(l.From), Iso(l.To)]
            )
        );
        yield return (
            "officers.csv",
            Csv(
                "職員番号,氏名,ふりがな,階級,UPN",
                p.Officers.Where(o => officers.Contains(o.Number)),
                o => [o.Number, o.Name.Text, o.Name.Kana, o.Rank, o.PrincipalName]
            )
        );
        yield return (
            "assignments.csv",
            Csv("職員番号,所属コード,役割,開始日,終了日", assignments, a => [a.Officer, a.Unit, a.Role, Iso(a.From), Iso(a.To)])
        );
        yield return (
            "councils.csv",
            Csv(
                "連絡協議会コード,名称,種別,目的,区域,設置日,廃止日",
                p.Councils.Where(c => councils.Contains(c.Code)),
                c => [c.Code, c.Name, c.Kind, c.Purpose, c.AreaText, Iso(c.Established), Iso(c.Abolished)]
            )
        );
        yield return (
            "council_police_boxes.csv",
            Csv(
                "連絡協議会コード,交番等コード,開始日,終了日",
                p.CouncilPoliceBoxes.Where(l => councils.Contains(l.Left)),
                l => [l.Left, l.Right, Iso(l.From), Iso(l.To)]
            )
        );
        yield return (
            "lead_officers.csv",
            Csv(
                "連絡協議会コード,職員番号,開始日,終了日",
                p.LeadOfficers.Where(l => councils.Contains(l.Left)),
                l => [l.Left, l.Right, Iso(l.From), Iso(l.To)]
            )
        );
        foreach (var file in MemberFiles(councils).Concat(MeetingFiles(councils)))
        {
            yield return file;
        }

        yield return (
            "personas.csv",
            Csv(
                "key,label,upn,name,aadObjectId",
                p.Personas,
                x => [x.Key, x.Label, x.Officer.PrincipalName, x.Officer.Name.Text, ObjectId(x.Officer.PrincipalName)]
            )
        );
    }

    private IEnumerable<(string Name, string Text)> MemberFiles(HashSet<string> councils)
    {
        yield return (
            "members.csv",
            Csv(
                "連絡協議会コード,委員コード,氏名,ふりがな,選定区分,所属・職業,所管区との関係,住所,電話,連絡しやすい時間,年代,性別,地区",
                prefecture.Members.Where(m => councils.Contains(m.Council)),
                m =>
                    [
                        m.Council,
                        m.Code,
                        m.Name.Text,
                        m.Name.Kana,
                        m.Categories,
                        m.Occupation,
                        m.Tie,
                        m.Address,
                        m.Phone,
                        m.BestTime,
                        m.AgeBand,
                        m.Sex,
                        m.District,
                    ]
            )
        );
        yield return (
            "commissions.csv",
            Csv(
                "連絡協議会コード,委員コード,委嘱種別,前任者委員コード,任期開始日,任期終了日,委嘱状交付日,解嘱日,解嘱事由",
                prefecture.Commissions.Where(c => councils.Contains(c.Council)),
                c =>
                    [c.Council, c.Member, c.Kind, c.Predecessor, Iso(c.From), Iso(c.To), Iso(c.Letter), Iso(c.Dismissed), c.DismissalReason]
            )
        );
    }

    private IEnumerable<(string Name, string Text)> MeetingFiles(HashSet<string> councils)
    {
        var p = prefecture;
        yield return (
            "meeting_plans.csv",
            Csv(
                "連絡協議会コード,年度,開催日,開始時刻,場所,警察活動の重点,地域の行事",
                p.Plans.Where(x => councils.Contains(x.Council)),
                x => [x.Council, $"{x.Year}", Iso(x.Date), x.Start, x.Place, x.Priorities, x.Events]
            )
        );
        yield return (
            "plan_topics.csv",
            Csv(
                "連絡協議会コード,開催日,番号,議題区分,議題",
                p.PlanTopics.Where(x => councils.Contains(x.Council)),
                x => [x.Council, Iso(x.Date), $"{x.Number}", x.Category, x.Title]
            )
        );
        yield return (
            "meetings.csv",
            Csv(
                "連絡協議会コード,会議番号,会議区分,開催日,開始時刻,終了時刻,場所,状態,警察からの連絡事項,問題解決,会議資料,次回予定日,"
                    + "契機,情報の伝達,連絡方法,協力要請,所管区活動への反映,人選の事前検討,人選検討日,確定者職員番号,確定日,署長報告日",
                p.Meetings.Where(x => councils.Contains(x.Council)),
                x =>
                    [
                        x.Council,
                        x.Id,
                        x.Kind,
                        Iso(x.Date),
                        x.Start,
                        x.End,
                        x.Place,
                        x.State,
                        x.Notices,
                        x.ProblemSolving,
                        x.Materials,
                        Iso(x.NextDate),
                        x.Occasion,
                        x.Information,
                        x.EmergencyContact,
                        x.Cooperation,
                        x.Reflection,
                        x.Consultation,
                        Iso(x.ConsultedOn),
                        x.ConfirmedBy,
                        Iso(x.ConfirmedOn),
                        Iso(x.ReportedOn),
                    ]
            )
        );
        yield return (
            "meeting_attendance.csv",
            Csv(
                "連絡協議会コード,会議番号,参加者区分,コード,氏名・所属,出欠",
                p.Attendances.Where(x => councils.Contains(x.Council)),
                x => [x.Council, x.Meeting, x.Kind, x.Code, x.Text, x.Presence]
            )
        );
        yield return (
            "meeting_topics.csv",
            Csv(
                "連絡協議会コード,会議番号,番号,議題区分,議題,結果",
                p.MeetingTopics.Where(x => councils.Contains(x.Council)),
                x => [x.Council, x.Meeting, $"{x.Number}", x.Category, x.Title, x.Result]
            )
        );
        yield return (
            "meeting_feedback.csv",
            Csv(
                "連絡協議会コード,会議番号,番号,種別,内容,分野,発言者,担当,措置,措置状況,連絡日",
                p.Feedbacks.Where(x => councils.Contains(x.Council)),
                x =>
                    [
                        x.Council,
                        x.Meeting,
                        $"{x.Number}",
                        x.Kind,
                        x.Text,
                        x.Field,
                        x.Speaker,
                        x.InCharge,
                        x.Measure,
                        x.Status,
                        Iso(x.ToldOn),
                    ]
            )
        );
    }

    private static string Csv<T>(string header, IEnumerable<T> rows, Func<T, string?[]> fields)
    {
        var text = new StringBuilder(header).Append("\r\n");
        foreach (var row in rows)
        {
            text.AppendJoin(',', fields(row).Select(Quoted)).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Quoted(string? field) =>
        field is null ? ""
        : field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : field;

    private static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", null) ?? "";

    /// <summary>The Entra object id that the development command gives a persona: a hash of the account's name, version 8.</summary>
    private static string ObjectId(string principalName)
    {
        var bytes = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(principalName)).AsSpan(0, 16).ToArray();
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
