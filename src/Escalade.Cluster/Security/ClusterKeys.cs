using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Escalade.Cluster.Security;

/// <summary>
/// A private authority and what it certifies: one head, and any number of workers that share a certificate. Whoever has none
/// is refused before a message is read; a worker's does not make a head.
/// </summary>
/// <remarks>
/// authority.pem (everybody's), authority.key (keep it at home: it certifies more), head.pem and worker.pem (certificate and key;
/// secret). Hosts' names do not matter, as machines of a cluster come and go: only what the authority says does.
/// </remarks>
public sealed class ClusterKeys
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";

    private readonly X509Certificate2 _authority;
    private readonly X509Certificate2 _own;

    private ClusterKeys(X509Certificate2 authority, X509Certificate2 own) => (_authority, _own) = (authority, own);

    internal SslServerAuthenticationOptions ServerOptions => new()
    {
        ServerCertificate = _own,
        ClientCertificateRequired = true,
        EnabledSslProtocols = SslProtocols.Tls13,
        RemoteCertificateValidationCallback = (_, certificate, _, _) => IsTrusted(certificate, ClientUse),
    };

    internal SslClientAuthenticationOptions ClientOptions => new()
    {
        TargetHost = "escalade",
        ClientCertificates = [_own],
        EnabledSslProtocols = SslProtocols.Tls13,
        RemoteCertificateValidationCallback = (_, certificate, _, _) => IsTrusted(certificate, ServerUse),
    };

    /// <summary>Makes an authority and certificates for a head and its workers.</summary>
    /// <param name="folder">Made if it does not exist.</param>
    /// <exception cref="IOException">The folder holds keys already.</exception>
    public static void Create(string folder)
    {
        if (File.Exists(Path.Combine(folder, "authority.pem")))
        {
            throw new IOException($"{folder} holds keys already; they are not replaced.");
        }
        Directory.CreateDirectory(folder);
        // A day back for clocks that differ.
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(10));
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Escalade cluster", authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var authority = request.CreateSelfSigned(from, to);
        Certify(authority, authorityKey, "head", ServerUse, from, to, Path.Combine(folder, "head.pem"));
        Certify(authority, authorityKey, "worker", ClientUse, from, to, Path.Combine(folder, "worker.pem"));
        WriteSecret(Path.Combine(folder, "authority.key"), authorityKey.ExportPkcs8PrivateKeyPem() + "\n");
        // Last: a folder that has it is whole.
        File.WriteAllText(Path.Combine(folder, "authority.pem"), authority.ExportCertificatePem() + "\n");
    }

    /// <summary>Reads the head's keys: authority.pem and head.pem.</summary>
    /// <exception cref="IOException">A file is missing or damaged.</exception>
    public static ClusterKeys OfHead(string folder) => Read(folder, "head.pem");

    /// <summary>Reads a worker's keys: authority.pem and worker.pem.</summary>
    /// <exception cref="IOException">A file is missing or damaged.</exception>
    public static ClusterKeys OfWorker(string folder) => Read(folder, "worker.pem");

    private static ClusterKeys Read(string folder, string own)
    {
        var file = Path.Combine(folder, "authority.pem");
        try
        {
            var authority = X509Certificate2.CreateFromPem(File.ReadAllText(file));
            file = Path.Combine(folder, own);
            return new ClusterKeys(authority, X509Certificate2.CreateFromPemFile(file));
        }
        catch (CryptographicException e)
        {
            throw new IOException($"{file} is damaged: {e.Message}", e);
        }
    }

    private static void Certify(
        X509Certificate2 authority, ECDsa authorityKey, string name, string use, DateTimeOffset from, DateTimeOffset to, string file)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=Escalade {name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], true));
        using var certificate = request.Create(
            authority.SubjectName, X509SignatureGenerator.CreateForECDsa(authorityKey), from, to, RandomNumberGenerator.GetBytes(16));
        WriteSecret(file, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    private static void WriteSecret(string file, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using var stream = new FileStream(file, options);
        using var writer = new StreamWriter(stream);
        writer.Write(text);
    }

    private bool IsTrusted(X509Certificate? certificate, string use)
    {
        if (certificate is null)
        {
            return false;
        }
        using var peer = new X509Certificate2(certificate);
        using var chain = new X509Chain
        {
            ChainPolicy =
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
            },
        };
        chain.ChainPolicy.CustomTrustStore.Add(_authority);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(use));
        return chain.Build(peer);
    }
}
