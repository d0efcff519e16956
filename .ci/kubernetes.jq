# Words for the checks of .ci/kubernetes-test, on all objects of an overlay in one array.

def named: "\(.kind)/\(.metadata.name)";
def of($kind): .[] | select(.kind == $kind);
def deployments: of("Deployment");
def trainers: of("Job", "CronJob");
def workloads: of("Deployment", "StatefulSet", "Job", "CronJob");
def template: if .spec.jobTemplate then .spec.jobTemplate.spec.template else .spec.template end;
def labels: template.metadata.labels // {};
def pod: template.spec;
def container: pod.containers[0];
def port($name): container.ports[]? | select(.name == $name);
def variable($name): container.env[]? | select(.name == $name);
def shared_mounts: container.volumeMounts[] | select(.mountPath == ("/marquee/models", "/marquee/datasets"));
def seconds: if type == "string" then rtrimstr("s") | tonumber else . end;

# What a pod refers to, by kind and name.
def references:
    (pod.volumes[]?
        | (.persistentVolumeClaim | objects | "PersistentVolumeClaim/\(.claimName)"),
          (.configMap | objects | "ConfigMap/\(.name)"),
          (.secret | objects | "Secret/\(.secretName)")),
    (container | (.envFrom[]?, .env[]?.valueFrom)
        | (.secretRef, .secretKeyRef | objects | "Secret/\(.name)"),
          (.configMapRef, .configMapKeyRef | objects | "ConfigMap/\(.name)"));

# Whether a selector matches these labels.
def matches($labels):
    all((.matchLabels // {}) | to_entries[]; $labels[.key] == .value)
    and all((.matchExpressions // [])[]; .operator == "In" and ([$labels[.key]] - .values == []));

# Who speaks: our pods, some in other namespaces, and a database outside of the cluster.
def parties:
    (workloads | {name: .metadata.name, namespace: "marquee", labels: labels, ports: (container.ports // [])}),
    {name: "monitoring/pod", namespace: "monitoring", labels: {}, ports: []},
    {name: "other/pod", namespace: "other", labels: {}, ports: []},
    {name: "kube-system/dns", namespace: "kube-system", labels: {}, ports: [{containerPort: 53}]},
    {name: "outside/database", namespace: null, labels: {}, ports: [{containerPort: 5432}]};

# Whether one of the peers of a rule is this party; a rule without peers means everybody.
def includes($party):
    . == null or any(.[];
        (if .namespaceSelector
         then $party.namespace != null and (.namespaceSelector | matches({"kubernetes.io/metadata.name": $party.namespace}))
         else $party.namespace == "marquee" end)
        and ((.podSelector // {}) | matches($party.labels)));

# Whether the policies let one of our pods speak to, or listen to, another on a port; where no policy is, everything is let.
def lets($policies; $type; $one; $other; $port):
    [$policies[] | select(.spec.podSelector | matches($one.labels)) | select(.spec.policyTypes | index($type))]
    | $one.namespace != "marquee" or length == 0 or any(.[].spec | (if $type == "Egress" then .egress else .ingress end)[]?;
        ((.to // .from) | includes($other)) and (.ports == null or any(.ports[]; .port | IN($port.containerPort, $port.name))));

# Who reaches whom, "one > other:port".
def ways:
    [of("NetworkPolicy")] as $policies | [parties] as $all
    | $all[] as $from | $all[] as $to | $to.ports[] as $port
    | select($from.name != $to.name and ($from | .namespace | IN("marquee", "monitoring", "other")))
    | select($from.namespace == "marquee" or $to.namespace == "marquee")
    | select(lets($policies; "Egress"; $from; $to; $port) and lets($policies; "Ingress"; $to; $from; $port))
    | "\($from.name) > \($to.name):\($port.containerPort)";
